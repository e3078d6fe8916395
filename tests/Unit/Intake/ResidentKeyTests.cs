using Microsoft.Extensions.Options;
using SmartVillage.Silo.Hosting;
using SmartVillage.Silo.Intake;

namespace SmartVillage.Tests.Unit.Intake;

public sealed class ResidentKeyTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sv-key").FullName;

    [Fact]
    public void A_key_is_made_once_and_kept_for_its_owner_only()
    {
        var cell = Key().CellOf("abcdefabcdefabcdef");
        var file = Assert.Single(Directory.GetFiles(_directory));

        Assert.Equal(cell, Key().CellOf("abcdefabcdefabcdef"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Another_key_gives_other_cells()
    {
        var hashes = Enumerable.Range(0, 64).Select(i => $"hash-of-resident-{i:000000}").ToList();

        Assert.NotEqual(hashes.Select(Key(new string('A', 44)).CellOf), hashes.Select(Key(new string('B', 44)).CellOf));
        Assert.Empty(Directory.GetFiles(_directory));
    }

    [Fact]
    public void A_key_that_was_cut_is_not_replaced_in_silence()
    {
        File.WriteAllText(Path.Combine(_directory, "resident.key"), "c2hvcnQ=");

        Assert.Throws<InvalidDataException>(() => Key());
    }

    [Fact]
    public void Of_many_that_give_a_file_one_name_at_once_one_succeeds()
    {
        var name = Path.Combine(_directory, "name");
        var made = Enumerable.Range(0, 16).Select(i => Path.Combine(_directory, $"made-{i}")).ToList();
        made.ForEach(file => File.WriteAllText(file, file));

        var succeeded = made.AsParallel().WithDegreeOfParallelism(made.Count).Where(file => ExclusiveMove.TryMove(file, name)).ToList();

        Assert.Equal(Assert.Single(succeeded), File.ReadAllText(name));
        Assert.Throws<IOException>(() => ExclusiveMove.TryMove(made[0], Path.Combine(_directory, "nowhere", "name")));
    }

    [Fact]
    public void Many_processes_that_start_at_once_agree()
    {
        var cells = new int[16];
        Parallel.For(0, cells.Length, i => cells[i] = Key().CellOf("abcdefabcdefabcdef"));

        Assert.Single(cells.Distinct());
        Assert.Single(Directory.GetFiles(_directory));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private ResidentKey Key(string? configured = null) =>
        new(Options.Create(new IntakeOptions { ResidentKey = configured }), Options.Create(new SmartVillageOptions { DataDirectory = _directory }));
}
