namespace SmartVillage.Silo.Hosting;

/// <summary>Section <c>SmartVillage</c>.</summary>
public sealed class SmartVillageOptions
{
    public const string Section = "SmartVillage";

    public const string Open = "open", Required = "required";

    /// <summary>Where everything that is kept lies, below the working directory unless rooted.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary><c>all-in-one</c>, <c>silo</c> or <c>web</c>; unset = what the host is.</summary>
    public string? Role { get; set; }

    /// <summary><c>open</c>: anybody may do everything, on loopback only. <c>required</c>: every call needs a key or a session.</summary>
    public string Access { get; set; } = Open;

    /// <summary>A CSV file with another register of regions.</summary>
    public string? Register { get; set; }

    public bool IsOpen => Access == Open;

    public string DataPath => Path.GetFullPath(DataDirectory);

    /// <summary>The role that a text names; <see langword="null"/> when it names none.</summary>
    public static HostRole? RoleOf(string? text) => text switch
    {
        "all-in-one" => HostRole.AllInOne,
        "silo" => HostRole.Silo,
        "web" => HostRole.Web,
        _ => null,
    };
}
