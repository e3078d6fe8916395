using Microsoft.Data.Sqlite;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>A connection and its prepared statements. One thread at a time.</summary>
internal class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    protected SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>A session that can only read.</summary>
    public static SqliteSession OpenReader(string file)
    {
        var connection = SqliteFile.Open(file, SqliteOpenMode.ReadOnly);
        SqliteFile.Execute(connection, "pragma cache_size = -8192; pragma mmap_size = 268435456;");
        return new(connection);
    }

    /// <summary>The prepared statement of a text; the same text gives the same statement with the parameters of its last use.</summary>
    public SqliteCommand Command(string sql)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>The statement with values for its parameters.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = Command(sql);
        foreach (var (name, value) in parameters)
        {
            if (command.Parameters.Contains(name))
            {
                command.Parameters[name].Value = value;
            }
            else
            {
                command.Parameters.AddWithValue(name, value);
            }
        }

        return command;
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var reader = Command(sql, parameters).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
        GC.SuppressFinalize(this);
    }
}
