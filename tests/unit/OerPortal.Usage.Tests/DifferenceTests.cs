using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Usage.Tests;

/// <summary>
/// Somebody who has every table takes one number from another. Each use here is one person's, so a number below five is of fewer than five people.
/// </summary>
public sealed class DifferenceTests(UsagePortal app)
{
    private const int Days = 9;
    private static readonly DateOnly First = new(2023, 9, 4);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_row_and_no_rest_of_a_school_changes_by_fewer_than_five_between_periods()
    {
        var school = await app.CreateSchoolAsync();
        var counted = await UseAsync(school, seed: 7);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var periods = new Dictionary<(int From, int To), IReadOnlyDictionary<string, int>>();
        foreach (var (from, to) in Periods())
            periods[(from, to)] = await TableAsync(librarian, from, to);

        var (differences, told) = (0, 0);
        foreach (var ((from, to), rows) in periods)
        {
            told += rows.Values.Sum();
            foreach (var (row, sum) in rows)
                (sum is 0 or >= 5).ShouldBeTrue($"{row} of days {from} to {to}: {sum}");
            foreach (var (within, fewer) in periods.Where(other => other.Key.From >= from && other.Key.To <= to))
            {
                foreach (var row in rows.Keys.Union(fewer.Keys))
                {
                    differences++;
                    var difference = rows.GetValueOrDefault(row) - fewer.GetValueOrDefault(row);
                    (difference is 0 or >= 5).ShouldBeTrue($"{row} of days {from} to {to} without {within.From} to {within.To}: {difference}");
                }
            }
        }

        differences.ShouldBeGreaterThan(1000);
        told.ShouldBeGreaterThan(1000);
        counted.ShouldBeGreaterThan(periods[(0, Days - 1)]["all"]);
    }

    [Fact]
    public async Task The_sum_of_a_school_is_that_of_its_rows_and_the_departments_number_of_it_too()
    {
        var school = await app.CreateSchoolAsync($"Trường {Guid.CreateVersion7():N}");
        await UseAsync(school, seed: 11);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var reviewer = await app.SignInAsReviewerAsync();

        var rows = await TableAsync(librarian, 0, Days - 1);

        rows.Where(row => row.Key != "all").Sum(row => row.Value).ShouldBe(rows["all"]);
        var line = (await FileAsync(reviewer, "Schools", 0, Days - 1)).Single(line => line[0] == school.Name);
        Number(line[1]).ShouldBe(rows["all"]);
    }

    [Fact]
    public async Task Every_use_is_told_once_or_waits()
    {
        var school = await app.CreateSchoolAsync();
        var counted = await UseAsync(school, seed: 13);
        await app.TellAsync();

        var told = await app.AskAsync<int>("SELECT sum(reads)::int FROM usage.told WHERE site_id = @Id", new { school.Id });
        var waiting = await app.AskAsync<int>("SELECT coalesce(sum(reads), 0)::int FROM usage.pending WHERE site_id = @Id", new { school.Id });

        (told + waiting).ShouldBe(counted);
        (await app.AskAsync<int>("SELECT coalesce(max(readers), 0)::int FROM usage.pending WHERE site_id = @Id", new { school.Id })).ShouldBeLessThan(5);
    }

    [Fact]
    public async Task What_is_told_stays_whatever_is_counted_later()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school);
        await app.PretendAsync(book, First, reads: 6);
        await app.PretendAsync(book, First.AddDays(1), reads: 3);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var before = await TableAsync(librarian, 0, 1);

        // Of a day that was told already: an instance could not write for a while.
        await app.PretendAsync(book, First, reads: 1);
        await app.TellAsync();
        (await TableAsync(librarian, 0, 1)).ShouldBe(before);
        await app.PretendAsync(book, First.AddDays(1), reads: 1);
        await app.TellAsync();

        before["all"].ShouldBe(6);
        (await TableAsync(librarian, 0, 0))["all"].ShouldBe(6);
        (await TableAsync(librarian, 0, 1))["all"].ShouldBe(11);
    }

    [Fact]
    public async Task What_few_use_is_told_together_after_four_weeks()
    {
        var school = await app.CreateSchoolAsync();
        foreach (var _ in Enumerable.Range(0, 3))
            await app.PretendAsync(await app.PublishAsync(school), First, reads: 2);
        var other = await app.PublishAsync(school);
        await app.PretendAsync(other, First.AddDays(27), reads: 5);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        (await TableAsync(librarian, 0, 60)).ShouldBe(new Dictionary<string, int> { [other.PublicId] = 5, ["all"] = 5 }, ignoreOrder: true);

        await app.PretendAsync(other, First.AddDays(28), reads: 5);
        await app.TellAsync();

        (await TableAsync(librarian, 0, 60)).ShouldBe(new Dictionary<string, int> { [other.PublicId] = 10, [""] = 6, ["all"] = 16 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_resource_for_few_tells_no_small_number_by_day_by_period_or_at_the_department()
    {
        // Days of this test alone.
        const int Before = -400;
        var school = await app.CreateSchoolAsync();
        var closed = await app.PublishAsync(school, Visibility.School, $"Nội bộ {Guid.CreateVersion7():N}");
        foreach (var (day, reads) in new[] { 2, 1, 4, 7, 1, 1, 0, 2, 3 }.Index())
            await app.PretendAsync(closed, First.AddDays(Before + day), reads);
        await app.TellAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);

        var days = (await (await librarian.GetAsync($"{closed.Page}/luot-dung?handler=Days&{Query(Before, Before + Days - 1)}")).Content.ReadAsStringAsync(Ct))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Number(line.Split(',')[1])).ToArray();

        // The fifth comes on the third day and on the eighth.
        days.ShouldBe([0, 0, 7, 7, 0, 0, 0, 0, 7]);
        using var reviewer = await app.SignInAsReviewerAsync();
        var everywhere = await FileAsync(reviewer, "Days", Before, Before + Days - 1);
        everywhere.Length.ShouldBe(Days);
        foreach (var line in everywhere)
            (Number(line[1]) is 0 or >= 5).ShouldBeTrue(string.Join(',', line));
    }

    [Fact]
    public async Task Open_counts_of_a_school_are_of_five_at_least()
    {
        var school = await app.CreateSchoolAsync();
        await UseAsync(school, seed: 17);
        await app.TellAsync();

        var rows = (await app.ActAsSystemAsync(async s => await s.GetRequiredService<IUsage>().OpenDaysAsync(First, First.AddDays(Days), Ct).ToListAsync(Ct))).Where(row => row.SiteId == school.Id).ToList();

        rows.Count.ShouldBeGreaterThan(5);
        rows.ShouldAllBe(row => row.Reads >= 5);
    }

    private static IEnumerable<(int From, int To)> Periods()
        => from first in Enumerable.Range(0, Days) from last in Enumerable.Range(first, Days - first) select (first, last);

    /// <summary>Eight resources, one of them for the school alone, from none to six readers a day.</summary>
    /// <returns>How many reads that were.</returns>
    private async Task<int> UseAsync(Site school, int seed)
    {
        var random = new Random(seed);
        var sum = 0;
        foreach (var i in Enumerable.Range(0, 8))
        {
            var book = await app.PublishAsync(school, i == 0 ? Visibility.School : Visibility.Public);
            foreach (var day in Enumerable.Range(0, Days))
            {
                var reads = random.Next(0, 3 + i % 5);
                sum += reads;
                if (reads > 0)
                    await app.PretendAsync(book, First.AddDays(day), reads);
            }
        }

        return sum;
    }

    /// <summary>Reads by resource as the school's file has them, and "all": the sum of its days.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> TableAsync(Visitor librarian, int from, int to)
    {
        var rows = (await FileAsync(librarian, "Resources", from, to)).ToDictionary(line => line[0], line => Number(line[2]));
        rows["all"] = (await FileAsync(librarian, "Days", from, to)).Sum(line => Number(line[1]));
        return rows;
    }

    private static async Task<string[][]> FileAsync(Visitor visitor, string handler, int from, int to)
        => [.. (await (await visitor.GetAsync($"/quan-tri/luot-dung?handler={handler}&{Query(from, to)}")).Content.ReadAsStringAsync(Ct))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];

    private static string Query(int from, int to) => $"ky=chon&tu={First.AddDays(from):yyyy-MM-dd}&den={First.AddDays(to):yyyy-MM-dd}";

    private static int Number(string told) => told == "dưới 5" ? 0 : int.Parse(told, CultureInfo.InvariantCulture);
}
