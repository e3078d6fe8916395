using SmartVillage.Events;

namespace SmartVillage.Grains.Events;

/// <summary>The words of the contract for each closed list.</summary>
public static class Vocabulary
{
    public static Words<RequestStatus> Statuses { get; } = new("submitted", "forwarded", "processing", "completed", "rejected", "cancelled");

    public static Words<Channel> Channels { get; } = new("counter", "online", "agent", "mobile", "kiosk");

    public static Words<ActivityKind> Activities { get; } = new("gotong-royong", "musyawarah", "pelatihan", "lainnya");

    public static Words<ActivityField> Fields { get; } = new("kemasyarakatan", "ekonomi", "sosial-budaya-agama", "lingkungan");

    public static Words<ProgrammeStage> Stages { get; } = new("planned", "registered", "withdrawn");

    public static IReadOnlyList<string> Elements { get; } =
        ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"];

    public static IReadOnlyList<string> Contributions { get; } = ["cash", "goods", "land", "skill", "decisions"];

    public static bool IsEnd(this RequestStatus status) => status >= RequestStatus.Completed;
}

/// <summary>The words of an enum whose values count up from 1.</summary>
public sealed class Words<TEnum>(params string[] words)
    where TEnum : struct, Enum
{
    public IReadOnlyList<string> All => words;

    public string this[TEnum value] => words[Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) - 1];

    public bool TryParse(string word, out TEnum value)
    {
        var at = Array.IndexOf(words, word);
        value = at < 0 ? default : (TEnum)Enum.ToObject(typeof(TEnum), at + 1);
        return at >= 0;
    }
}
