namespace SmartVillage.Silo.Storage.Copy;

/// <summary><c>copy --from PLACE --to PLACE</c>; a place is a directory with SQLite files or a PostgreSQL connection string.</summary>
internal sealed record CopyArguments(string From, string To)
{
    public const string Verb = "copy", FromName = "--from", ToName = "--to";

    private const string Usage = "copy --from <data directory or connection string> --to <connection string or data directory>";

    public static CopyArguments Read(ReadOnlySpan<string> arguments)
    {
        Dictionary<string, string> read = [];
        for (var at = 0; at < arguments.Length; at++)
        {
            var (name, value) = Split(arguments[at]);
            if (name is not (FromName or ToName))
            {
                // Never the whole argument: it may be a connection string that slipped.
                throw new CopyException($"Argument {at + 1} is neither {FromName} nor {ToName}. Usage: {Usage}");
            }

            value ??= ++at < arguments.Length ? arguments[at] : "";
            if (value.Length == 0 || !read.TryAdd(name, value))
            {
                throw new CopyException($"{name} needs one value. Usage: {Usage}");
            }
        }

        return new(Required(FromName), Required(ToName));

        string Required(string name) => read.GetValueOrDefault(name) ?? throw new CopyException($"{name} is missing. Usage: {Usage}");
    }

    /// <summary>Both <c>--from x</c> and <c>--from=x</c> are usual.</summary>
    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);
}
