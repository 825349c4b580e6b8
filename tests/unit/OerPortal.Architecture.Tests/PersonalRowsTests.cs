using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Accounts;
using OerPortal.Ingest;
using OerPortal.TestKit;

namespace OerPortal.Architecture.Tests;

/// <summary>No module keeps something about a person for which nobody answers when they ask for a copy, or to be erased.</summary>
public sealed class PersonalRowsTests(PortalApp app)
{
    [Fact]
    public async Task Every_column_that_holds_a_person_has_somebody_who_answers_for_it()
    {
        var real = await ColumnsAsync();
        var answered = await app.ActAsSystemAsync(services => Task.FromResult(
            services.GetServices<IPersonalRecords>().SelectMany(kept => kept.Columns).Select(column => column.Name).ToList()));

        PersonalRows.Unanswered(real, answered).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stays_says_why() =>
        await app.ActAsSystemAsync(services =>
        {
            services.GetServices<IPersonalRecords>().SelectMany(kept => kept.Columns).ShouldAllBe(column => column.StaysBecause == null || column.StaysBecause.Length > 20);
            return Task.CompletedTask;
        });

    [Fact]
    public async Task Every_kind_of_holder_of_uploads_says_which_files_it_keeps() =>
        await app.ActAsSystemAsync(services =>
        {
            var kept = services.GetServices<IFileKeeper>().SelectMany(keeper => keeper.HolderKinds).ToHashSet(StringComparer.Ordinal);
            services.GetServices<IUploadHolder>().Select(holder => holder.Kind).ShouldAllBe(kind => kept.Contains(kind));
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("library.loan.borrower_person_id")]
    [InlineData("library.loan.lent_by")]
    [InlineData("library.loan.owner_id")]
    public void A_column_that_nobody_answers_for_is_seen(string column) =>
        PersonalRows.Unanswered([new(column, IsReference: false)], []).ShouldBe([$"{column} holds people, but no IPersonalRecords answers for it"]);

    [Fact]
    public void A_reference_to_people_is_seen_whatever_its_name() =>
        PersonalRows.Unanswered([new("library.loan.who", IsReference: true)], []).Count.ShouldBe(1);

    [Fact]
    public void An_answer_for_a_column_that_is_gone_is_seen() =>
        PersonalRows.Unanswered([], ["library.loan.owner_id"]).ShouldBe(["library.loan.owner_id is answered for but is not there"]);

    [Fact]
    public void A_column_of_something_else_needs_no_answer() =>
        PersonalRows.Unanswered([new("library.loan.item_id", IsReference: false)], []).ShouldBeEmpty();

    private async Task<List<IdColumn>> ColumnsAsync()
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        return [.. (await connection.QueryAsync<(string Name, bool IsReference)>("""
            select n.nspname || '.' || c.relname || '.' || a.attname,
                   exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'accounts.person'::regclass and a.attnum = any (k.conkey))
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and n.nspname not in ('pg_catalog', 'information_schema')
            """)).Select(row => new IdColumn(row.Name, row.IsReference))];
    }
}
