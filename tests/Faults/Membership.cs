using Npgsql;

namespace SmartVillage.Tests.Faults;

/// <summary>What the database says of the cluster.</summary>
internal static class Membership
{
    /// <summary>How many silos ever joined, or began to.</summary>
    public static Task<long> CountAsync(string connection) => ScalarAsync(connection, "select count(*) from cluster_member");

    /// <summary>How many silos were declared dead by others; one that says goodbye is named by itself.</summary>
    public static Task<long> CountKilledAsync(string connection) => ScalarAsync(
        connection, "select count(*) from cluster_member where status = 6 and suspects not like address || ':' || port || '@' || generation || ',%'");

    private static async Task<long> ScalarAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
