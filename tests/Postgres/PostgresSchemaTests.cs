using Npgsql;
using SmartVillage.Silo.Storage;
using SmartVillage.Silo.Storage.Postgres;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresSchemaTests(SharedPostgres postgres)
{
    [Fact]
    public void A_server_that_is_too_old_is_told_with_its_key()
    {
        PostgresSchema.CheckVersion(new(15, 0));
        var error = Assert.Throws<InvalidOperationException>(() => PostgresSchema.CheckVersion(new(14, 22)));
        Assert.Contains("ConnectionStrings:SmartVillage", error.Message, StringComparison.Ordinal);
        Assert.Contains("14.22", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_run_once_however_many_start_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var source = PostgresConnection.Open(await postgres.NewSchemaAsync());
            SqlScript[] scripts = [new(1, "001-a", "create table a (x integer)"), new(2, "002-b", "insert into a values (1)")];
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostgresSchema.PrepareAsync(source, scripts)));
            await PostgresSchema.PrepareAsync(source, [.. scripts, new(3, "003-c", "insert into a values (2)")]);

            await using var command = source.CreateCommand(
                "select (select string_agg(x::text, ',' order by x) from a) || ';' || (select string_agg(name, ',' order by number) from schema_migration)");
            Assert.Equal("1,2;001-a,002-b,003-c", await command.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task A_failed_migration_leaves_nothing_and_a_newer_schema_is_refused()
    {
        await using var source = PostgresConnection.Open(await postgres.NewSchemaAsync());
        SqlScript[] scripts = [new(1, "001-a", "create table a (x integer)"), new(2, "002-b", "create table b (x integer); insert into nothing values (1)")];
        await Assert.ThrowsAsync<PostgresException>(() => PostgresSchema.PrepareAsync(source, scripts));
        scripts[1] = new(2, "002-b", "create table b (x integer)");
        await PostgresSchema.PrepareAsync(source, scripts);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PostgresSchema.PrepareAsync(source, scripts[..1]));
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_are_made_once()
    {
        await using var source = await postgres.OpenNewAsync();
        var keys = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var one = new PostgresKeys(source);
            await one.ReadAsync(CancellationToken.None);
            return Convert.ToHexString(one.ResidentKey);
        }));

        Assert.Single(keys.Distinct());
        Assert.Equal(64, keys[0].Length);
    }

    [Theory]
    [InlineData("Host=x;Database=y;Port=abc;Password=secret")]
    [InlineData("secret")]
    [InlineData("Host=x;Password=secret")]
    [InlineData("Database=x;Password=secret")]
    [InlineData("Host=x;Database=y;Secret=secret")]
    public void What_is_no_connection_string_is_told_without_repeating_it(string text)
    {
        Assert.Null(PostgresConnection.TryRead(text, out var fault));
        Assert.DoesNotContain("secret", fault, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_a_connection_string_says_holds_before_our_own()
    {
        var read = PostgresConnection.TryRead("Host=x;Database=y;Search Path=other;Command Timeout=60", out _)!;
        Assert.Equal(("other", 60, 5, "smartvillage"), (read.SearchPath, read.CommandTimeout, read.Timeout, read.ApplicationName));
        Assert.Equal("smartvillage", PostgresConnection.TryRead("Host=x;Database=y", out _)!.SearchPath);
    }
}
