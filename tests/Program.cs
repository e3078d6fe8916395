using System.Globalization;
using SmartVillage.Tests.Journal;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace SmartVillage.Tests;

/// <summary>xunit's own entry point, and before it the child processes that tests start.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [JournalCrashChild.Argument, var directory, var round])
        {
            await JournalCrashChild.RunAsync(directory, int.Parse(round, CultureInfo.InvariantCulture));
        }

        return args.Any(arg => arg is "-automated" or "@@")
            ? await ConsoleRunner.Run(args)
            : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
