using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(PortalApp))]

namespace OerPortal.Architecture.Tests;

public sealed class SchemaTests(PortalApp app)
{
    [Fact]
    public async Task Every_mapped_entity_matches_the_migrated_schema()
    {
        var real = await ReadAsync();

        var differences = await app.ActAsSystemAsync(services => Task.FromResult(
            services.GetServices<ModuleDataContext>()
                .Select(registered => (DbContext)services.GetRequiredService(registered.Type))
                .SelectMany(context => Schema.Differences(Mapped(context.Model), real))
                .Distinct()
                .ToList()));

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_no_migration_made_is_seen() =>
        Schema.Differences([new("a.book", "title", "text", false)], []).ShouldBe(["a.book.title is mapped but not migrated"]);

    [Theory]
    [InlineData("integer", false, "is mapped as text but is integer")]
    [InlineData("text", true, null)]
    public void A_column_of_another_type_is_seen(string type, bool nullable, string? fault)
    {
        var differences = Schema.Differences([new("a.book", "title", "text", false)], [new("a.book", "title", type, nullable)]);

        if (fault is null) differences.ShouldBeEmpty();
        else differences.Single().ShouldEndWith(fault);
    }

    [Fact]
    public void A_null_that_the_table_would_refuse_is_seen() =>
        Schema.Differences([new("a.book", "title", "text", true)], [new("a.book", "title", "text", false)]).Single().ShouldEndWith("but not in the table");

    [Fact]
    public void A_column_that_nobody_fills_is_seen() =>
        Schema.Differences(
            [new("a.book", "title", "text", false)],
            [new("a.book", "title", "text", false), new("a.book", "pages", "integer", false)]).ShouldBe(["a.book.pages must be filled but is not mapped"]);

    private static List<Column> Mapped(IModel model) =>
        [.. model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column =>
            new Column($"{table.Schema}.{table.Name}", column.Name, column.StoreType, column.IsNullable)))];

    private async Task<List<Column>> ReadAsync()
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = await connection.QueryAsync<(string Table, string Name, string Type, bool IsNullable, bool HasDefault)>("""
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   a.atthasdef or a.attidentity <> ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
            """);
        return [.. rows.Select(row => new Column(row.Table, row.Name, row.Type, row.IsNullable, row.HasDefault))];
    }
}
