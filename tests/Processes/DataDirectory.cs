namespace SmartVillage.Tests.Processes;

/// <summary>An empty directory that goes with the test.</summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sv-process");

    public string Path => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    public override string ToString() => Path;
}
