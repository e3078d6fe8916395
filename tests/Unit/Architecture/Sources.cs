using System.Runtime.CompilerServices;

namespace SmartVillage.Tests.Unit.Architecture;

/// <summary>The source files of a project, as they lie in the repository.</summary>
internal static class Sources
{
    private static readonly string[] Kinds = [".cs", ".razor", ".cshtml", ".sql"], Foreign = ["node_modules", "wwwroot", "bin", "obj"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static IEnumerable<(string Path, string Text)> Of(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Root, project), file).Replace('\\', '/')
        where Kinds.Contains(Path.GetExtension(file)) && !path.Split('/').Any(Foreign.Contains)
        select (path, File.ReadAllText(file));

    /// <summary>A file of the repository that is no source.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
