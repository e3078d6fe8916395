using System.Security.Cryptography;
using Npgsql;
using SmartVillage.Silo.Intake;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>Secrets that all silos of a database share.</summary>
internal sealed class PostgresKeys(NpgsqlDataSource source)
{
    private const string Resident = "resident";

    private byte[]? _resident;

    public byte[] ResidentKey => _resident ?? throw new InvalidOperationException("The storage was not opened yet.");

    /// <summary>Reads the keys. Of several processes that start at once, one makes what is missing and the others read it.</summary>
    public async Task ReadAsync(CancellationToken cancellation) =>
        _resident = await ReadOrKeepAsync(source, RandomNumberGenerator.GetBytes(IntakeOptions.LeastKeyBytes), cancellation);

    /// <summary>The resident key that stands in the database, which is <paramref name="made"/> if none did.</summary>
    public static async Task<byte[]> ReadOrKeepAsync(NpgsqlDataSource source, byte[] made, CancellationToken cancellation)
    {
        await using var keep = source.CreateCommand("insert into secret (name, value) values ($1, $2) on conflict do nothing");
        keep.Parameters.Add(PostgresValues.Of(Resident));
        keep.Parameters.Add(PostgresValues.Of(made));
        await keep.ExecuteNonQueryAsync(cancellation);
        await using var read = source.CreateCommand("select value from secret where name = $1");
        read.Parameters.Add(PostgresValues.Of(Resident));
        return (byte[])(await read.ExecuteScalarAsync(cancellation))!;
    }
}
