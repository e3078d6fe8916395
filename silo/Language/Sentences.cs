using System.Globalization;
using System.Resources;
using SmartVillage.Events;

namespace SmartVillage.Silo.Language;

/// <summary>Sentences for people, from <c>Resources/Rejections</c> and <c>Resources/Problems</c> (Indonesian neutral, English beside it).</summary>
internal static class Sentences
{
    public static ResourceManager Rejections { get; } = new("SmartVillage.Silo.Resources.Rejections", typeof(Sentences).Assembly);

    public static ResourceManager Problems { get; } = new("SmartVillage.Silo.Resources.Problems", typeof(Sentences).Assembly);

    /// <summary>Why an event was refused: place 0 is the field, the others are the refusal's arguments.</summary>
    public static string Of(Rejection rejection, CultureInfo language)
    {
        var sentence = Rejections.GetString(KeyOf(rejection), language)
            ?? Rejections.GetString(rejection.Code.ToCode(), language)
            ?? throw new InvalidOperationException($"No sentence for {rejection.Reason}.");
        return Fill(sentence, [rejection.Field, .. rejection.Arguments.Select(a => Rejections.GetString("word." + a, language) ?? a)]);
    }

    public static string Problem(string key, CultureInfo language, params string[] arguments) =>
        Fill(Problems.GetString(key, language) ?? throw new InvalidOperationException($"No sentence for {key}."), arguments);

    /// <summary>A day that lies ahead says nothing about the computer's clock.</summary>
    private static string KeyOf(Rejection rejection) =>
        rejection.Code == RejectCode.InFuture && rejection.Field != "time" ? "in-future.day" : rejection.Reason;

    /// <summary>Places without an argument stay empty: a sentence must never fail.</summary>
    private static string Fill(string sentence, IEnumerable<string> arguments)
    {
        object[] values = [.. arguments.Cast<object>().Concat(Enumerable.Repeat<object>("", 8))];
        return string.Format(CultureInfo.InvariantCulture, sentence, values);
    }
}
