using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary><c>copy --from … --to …</c>: moves a journal from one database to another, for example from SQLite to PostgreSQL.</summary>
internal static class CopyCommand
{
    /// <summary>Copies, if that is what the program was started for; <see langword="null"/> if not, else its exit code.</summary>
    public static async Task<int?> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not [CopyArguments.Verb, .. var rest])
        {
            return null;
        }

        try
        {
            await CopyAsync(CopyArguments.Read(rest), output, CancellationToken.None);
            return 0;
        }
        catch (Exception e) when (e is CopyException or JournalUnavailableException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task CopyAsync(CopyArguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var from = TimeProvider.System.GetTimestamp();
        await using var source = await CopyPlaces.OpenAsync(CopyArguments.FromName, arguments.From, mustExist: true, cancellation);
        await using var target = await CopyPlaces.OpenAsync(CopyArguments.ToName, arguments.To, mustExist: false, cancellation);
        var result = await new JournalCopy(source, target).RunAsync(cancellation);
        var seconds = TimeProvider.System.GetElapsedTime(from).TotalSeconds;
        await output.WriteLineAsync(FormattableString.Invariant(
            $"{result.Villages} villages, {result.Events} events ({result.Copied} copied now) in {seconds:0.0} s; all heads agree."));
    }
}
