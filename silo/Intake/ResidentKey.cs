using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Intake;

/// <summary>
/// Re-keys residents' hashes under a key of the server's own and reduces them to a cell of the reach sketch: who holds the
/// senders' key still can't find a person in what is stored. The key is never logged.
/// </summary>
internal sealed class ResidentKey : IResidentKey
{
    private const string FileName = "resident.key";

    private readonly byte[] _key;

    public ResidentKey(byte[] key) => _key = key;

    public ResidentKey(IOptions<IntakeOptions> intake, IOptions<SmartVillageOptions> options) =>
        _key = intake.Value.ResidentKey is { } configured ? Convert.FromBase64String(configured) : Keep(options.Value.DataPath);

    public int CellOf(string keyedHash)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(keyedHash), digest);
        return ReachSketch.CellOf(BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <summary>The key that a directory holds; <see langword="null"/> where none was made yet.</summary>
    public static byte[]? Find(string directory) =>
        Path.Combine(directory, FileName) is var path && File.Exists(path) ? Convert.FromBase64String(File.ReadAllText(path)) : null;

    /// <summary>Puts a key in the place of the one that a directory holds.</summary>
    public static void Replace(string directory, byte[] key)
    {
        var made = Path.Combine(directory, $"{FileName}.{Guid.NewGuid():N}");
        Write(made, key);
        File.Move(made, Path.Combine(directory, FileName), overwrite: true);
    }

    /// <summary>Reads the key that was kept, or makes one. Of several processes that start at once, one makes it and the others read it.</summary>
    private static byte[] Keep(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            var made = Path.Combine(directory, $"{FileName}.{Guid.NewGuid():N}");
            Write(made, RandomNumberGenerator.GetBytes(IntakeOptions.LeastKeyBytes));
            ExclusiveMove.TryMove(made, path); // else another was first, and its key counts
            File.Delete(made);
        }

        var key = Convert.FromBase64String(File.ReadAllText(path));
        return key.Length >= IntakeOptions.LeastKeyBytes
            ? key
            : throw new InvalidDataException($"{path} is too short. Without its key, residents already counted would count again: restore it from a backup.");
    }

    private static void Write(string path, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
        stream.Flush(flushToDisk: true);
    }
}
