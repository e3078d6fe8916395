using Npgsql;

namespace SmartVillage.Silo.Storage.Postgres;

internal static class PostgresBatch
{
    /// <summary>Adds a statement to what goes to the server in one message.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }
}
