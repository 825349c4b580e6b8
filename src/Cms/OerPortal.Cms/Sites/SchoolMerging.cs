using System.Collections.Frozen;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using OerPortal.Cms.Data;

namespace OerPortal.Cms.Sites;

/// <summary>Moves rows of every module from one school to another, and remembers which.</summary>
internal sealed class SchoolMerging(NpgsqlDataSource data, SiteDirectory sites, IEnumerable<StaysWithSchool> staying, IEnumerable<GoesWithSchool> going, IEnumerable<ISetsApart> apart) : ISchoolMerging
{
    private const string SiteId = "site_id";

    private readonly FrozenSet<string> _staying = staying.Select(one => one.Table).ToFrozenSet();

    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Guid school, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection, null, cancellation))
        {
            var count = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
                $"select count(*)::int from {table.Name} where {table.Column} = @school", new { school }, cancellationToken: cancellation));
            if (count > 0)
                counts[table.Name] = count;
        }

        return counts;
    }

    public async Task MergeAsync(Site school, Closing closing, ModuleDbContext recorded, CancellationToken cancellation)
    {
        var into = closing.LedTo ?? throw new ArgumentException("A school is merged into another.", nameof(closing));
        await using var work = await Work.BeginAsync(recorded, cancellation);
        foreach (var twice in apart)
            await twice.SetApartAsync(school, into, work.Transaction, cancellation);
        foreach (var table in await TablesAsync(work.Connection, work.Transaction, cancellation))
            await work.RunAsync(table.Move, new { from = school.Id, into, table = table.Name }, cancellation);
        await SiteRow.WriteAsync(school with { Closing = closing with { IsMerged = true }, HostName = null }, work.Connection, work.Transaction, cancellation);
        await EndAsync(work, recorded, cancellation);
    }

    public async Task UndoAsync(Site school, ModuleDbContext recorded, CancellationToken cancellation)
    {
        await using var work = await Work.BeginAsync(recorded, cancellation);
        foreach (var table in await TablesAsync(work.Connection, work.Transaction, cancellation))
            await work.RunAsync(table.Return, new { from = school.Id, into = school.Closing?.LedTo, table = table.Name }, cancellation);
        foreach (var twice in apart)
            await twice.UndoAsync(school, work.Transaction, cancellation);
        await work.RunAsync("delete from cms.moved_row where from_site = @from", new { from = school.Id }, cancellation);
        await SiteRow.WriteAsync(school with { Closing = null }, work.Connection, work.Transaction, cancellation);
        await EndAsync(work, recorded, cancellation);
    }

    private async Task EndAsync(Work work, ModuleDbContext recorded, CancellationToken cancellation)
    {
        await recorded.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        // The context's own connection is closed with its transaction.
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await sites.AnnounceAsync(connection, cancellation);
    }

    /// <summary>Every table of a module that names a school, with its key and with what must not be there twice at one school.</summary>
    private async Task<IReadOnlyList<SchoolTable>> TablesAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        const string named = """
            select n.nspname || '.' || quote_ident(t.relname) as Name, quote_ident(c.attname) as Column,
                (select array_agg(quote_ident(k.attname) order by k.attnum) from pg_index p join pg_attribute k on k.attrelid = t.oid and k.attnum = any (p.indkey)
                    where p.indrelid = t.oid and p.indisprimary) as Key,
                array(select (select string_agg('o.' || quote_ident(k.attname) || ' = t.' || quote_ident(k.attname), ' and ')
                        from pg_attribute k where k.attrelid = t.oid and k.attnum = any (u.indkey) and k.attnum <> c.attnum)
                    from pg_index u where u.indrelid = t.oid and u.indisunique and c.attnum = any (u.indkey) order by u.indexrelid) as Apart,
                array(select pg_get_expr(u.indpred, u.indrelid)
                    from pg_index u where u.indrelid = t.oid and u.indisunique and c.attnum = any (u.indkey) order by u.indexrelid) as Among
            from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute c on c.attrelid = t.oid
            where t.relkind = 'r' and n.nspname not in ('cms', 'pg_catalog', 'information_schema') and not c.attisdropped
                and (c.attname = 'site_id' or n.nspname || '.' || t.relname || '.' || c.attname = any (@going))
            order by 1, 2
            """;
        var tables = await connection.QueryAsync<SchoolTable>(new CommandDefinition(
            named, new { going = going.Select(one => $"{one.Table}.{one.Column}").ToArray() }, transaction, cancellationToken: cancellation));
        return [.. tables.Where(t => t.Column != SiteId || !_staying.Contains(t.Name))];
    }

    private sealed class SchoolTable
    {
        public string Name { get; init; } = "";

        public string Column { get; init; } = "";

        public string[] Key { get; init; } = [];

        public string?[] Apart { get; init; } = [];

        /// <summary>Of which rows alone each of <see cref="Apart"/> is demanded; null where of all.</summary>
        public string?[] Among { get; init; } = [];

        // The school itself is no part of what names the row: it changes.
        private string RowKey => $"concat_ws('|', {string.Join(", ", Key.Where(k => k != Column).Select(k => $"t.{k}::text").DefaultIfEmpty("''"))})";

        /// <summary>What is at the other school already stays where it is: a role that somebody holds at both, say.</summary>
        internal string Move => $"""
            with moved as (
                update {Name} t set {Column} = @into where t.{Column} = @from{string.Concat(Apart.Zip(Among, NotThere))}
                returning {RowKey} as row_key)
            insert into cms.moved_row (from_site, of_table, row_key) select @from, @table, row_key from moved on conflict do nothing
            """;

        internal string Return => $"""
            update {Name} t set {Column} = @from from cms.moved_row m
            where t.{Column} = @into and m.from_site = @from and m.of_table = @table and m.row_key = {RowKey}
            """;

        // An index of some rows names its columns bare: outside they are those of the row that goes, inside those of the other.
        private string NotThere(string? same, string? among)
        {
            var there = $"exists (select 1 from {Name} o where o.{Column} = @into{(same is null ? "" : " and " + same)}{(among is null ? "" : $" and ({among})")})";
            return among is null ? $" and not {there}" : $" and (({among}) is not true or not {there})";
        }
    }

    /// <summary>The transaction of a context, for statements of the kernel's own.</summary>
    private sealed class Work(IDbContextTransaction own, NpgsqlConnection connection) : IAsyncDisposable
    {
        internal NpgsqlConnection Connection => connection;

        internal NpgsqlTransaction Transaction => (NpgsqlTransaction)own.GetDbTransaction();

        internal static async Task<Work> BeginAsync(ModuleDbContext context, CancellationToken cancellation)
            => new(await context.Database.BeginTransactionAsync(cancellation), (NpgsqlConnection)context.Database.GetDbConnection());

        internal Task<int> RunAsync(string sql, object values, CancellationToken cancellation)
            => connection.ExecuteAsync(new CommandDefinition(sql, values, Transaction, cancellationToken: cancellation));

        internal Task CommitAsync(CancellationToken cancellation) => own.CommitAsync(cancellation);

        public ValueTask DisposeAsync() => own.DisposeAsync();
    }
}
