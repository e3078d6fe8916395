using System.Collections.Immutable;
using Npgsql;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>Work on a connection of the pool. What fails because of the database is told as <see cref="JournalUnavailableException"/>.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource source)
{
    /// <exception cref="JournalUnavailableException">The database can't be used now.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            // A transaction left open by an error is rolled back when the connection returns to the pool.
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await work(connection);
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            throw PostgresErrors.ToUnavailable(e);
        }
    }

    public Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        RunAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(sql, connection);
                command.Parameters.AddRange(parameters);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                var rows = ImmutableArray.CreateBuilder<T>();
                while (await reader.ReadAsync(cancellation))
                {
                    rows.Add(read(reader));
                }

                return rows.DrainToImmutable();
            },
            cancellation);
}
