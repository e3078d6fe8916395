using System.Runtime.InteropServices;

namespace SmartVillage.Silo.Intake;

/// <summary>
/// Gives a finished file its name unless another has it. <see cref="File.Move(string, string, bool)"/> looks first and renames then, so on Unix two
/// processes at once both succeed and the second replaces what the first made.
/// </summary>
internal static class ExclusiveMove
{
    private const int AlreadyExists = 17;

    /// <returns><see langword="false"/> where the name is taken. The file may keep its old name beside the new one.</returns>
    public static bool TryMove(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryRename(from, to);
        }

        return Link(from, to) == 0 || (Marshal.GetLastPInvokeError() == AlreadyExists
            ? false
            : throw new IOException($"{to} could not be made: {Marshal.GetLastPInvokeErrorMessage()}."));
    }

    private static bool TryRename(string from, string to)
    {
        try
        {
            File.Move(from, to);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
