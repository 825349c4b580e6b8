using Microsoft.AspNetCore.Http;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Tests.Sources;

namespace OerPortal.Harvest.Tests;

public sealed class OaiTests(HarvestApp app)
{
    [Fact]
    public async Task A_repository_is_taken_in_page_by_page()
    {
        await using var server = await MadeUpRepository.Of(37).StartAsync();
        var source = await app.AddAsync(server.Address());

        var run = await app.HarvestAsync(source);

        (run.State, run.Seen, run.Added, run.Refused).ShouldBe((RunState.Done, 37, 37, 0));
        (await app.TitlesAsync(source)).ShouldBe(Enumerable.Range(1, 37).Select(i => $"Sách số {i}"));
        server.Asked.ShouldBe(5);
        server.Together.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_written_again()
    {
        await using var server = await MadeUpRepository.Of(30).StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        var before = await app.QueryAsync<(Guid, long)>("select id, xmin::text::bigint from harvest.record where source_id = @Id order by id", new { source.Id });

        var run = await app.HarvestAsync(source, full: true);

        (run.Seen, run.Added, run.Changed, run.Removed).ShouldBe((30, 0, 0, 0));
        (await app.QueryAsync<(Guid, long)>("select id, xmin::text::bigint from harvest.record where source_id = @Id order by id", new { source.Id })).ShouldBe(before);
    }

    [Fact]
    public async Task Only_what_is_new_is_asked_for_the_next_time_with_an_hour_of_overlap()
    {
        var repository = MadeUpRepository.Of(30);
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        // Changed before the first run began, seen only now: the repository's own transaction was slow.
        repository.Records.Add(new MadeUpRecord(repository.Identifier(99999), repository.Now.AddMinutes(-40), "Sách đến muộn"));
        repository.Records[3] = repository.Records[3] with { At = repository.Now.AddHours(2), Title = "Sách số 4, in lại" };
        repository.Records[5] = repository.Records[5] with { At = repository.Now.AddHours(3), IsDeleted = true };
        repository.Now = repository.Now.AddDays(1);

        var run = await app.HarvestAsync(source);

        (run.IsFull, run.Seen, run.Added, run.Changed, run.Removed).ShouldBe((false, 3, 1, 1, 1));
        server.Questions[^1].ShouldContain("from=2026-05-31T23%3A00%3A00Z");
        var titles = await app.TitlesAsync(source);
        titles.ShouldContain("Sách số 4, in lại");
        titles.ShouldNotContain("Sách số 6");
        titles.Count.ShouldBe(30);
    }

    [Fact]
    public async Task A_repository_of_days_is_asked_by_days()
    {
        var repository = MadeUpRepository.Of(5);
        repository.IsDaily = true;
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);

        var run = await app.HarvestAsync(source);

        run.State.ShouldBe(RunState.Done);
        server.Questions[^1].ShouldEndWith("from=2026-05-31");
    }

    [Fact]
    public async Task An_empty_repository_is_no_trouble()
    {
        await using var server = await MadeUpRepository.Of(0).StartAsync();
        var run = await app.HarvestAsync(await app.AddAsync(server.Address()));
        (run.State, run.Seen, run.Trouble).ShouldBe((RunState.Done, 0, ""));
    }

    [Fact]
    public async Task A_forgotten_token_leads_back_to_the_last_datestamp()
    {
        var repository = MadeUpRepository.Of(50);
        var forgets = 2;
        repository.Instead = async (http, _) =>
        {
            if (!http.Request.Query["resumptionToken"].ToString().StartsWith("30|", StringComparison.Ordinal) || forgets-- <= 0)
                return false;
            await http.Response.WriteAsync(repository.Wrap("<error code=\"badResumptionToken\">expired</error>"));
            return true;
        };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());

        var run = await app.HarvestAsync(source);

        (run.State, run.Added).ShouldBe((RunState.Done, 50));
        server.Questions.Count(question => question.Contains("from=2026-03-01T08%3A30%3A00Z", StringComparison.Ordinal)).ShouldBe(1);
        (await app.LogAsync(run)).ShouldContain(line => line.Code == "restart");
    }

    [Fact]
    public async Task A_repository_that_always_forgets_is_given_up()
    {
        var repository = MadeUpRepository.Of(50);
        repository.Records = [.. repository.Records.Select(record => record with { At = MadeUpRepository.Beginning })];
        repository.Instead = async (http, _) =>
        {
            if (http.Request.Query["resumptionToken"].Count == 0)
                return false;
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync(repository.Wrap("<error code=\"badResumptionToken\"/>"));
            return true;
        };
        await using var server = await repository.StartAsync();

        var run = await app.HarvestAsync(await app.AddAsync(server.Address()));

        (run.State, run.Trouble).ShouldBe((RunState.Failed, "tokens"));
        server.Asked.ShouldBeLessThan(30);
    }

    [Theory]
    [InlineData("always-the-same", "circle")]
    [InlineData("round", "circle")]
    [InlineData("ever-new", "endless")]
    public async Task A_list_without_an_end_is_left(string way, string trouble)
    {
        var (repository, asked) = (MadeUpRepository.Of(10), 0);
        repository.Instead = async (http, verb) =>
        {
            if (verb != "ListRecords")
                return false;
            var token = way switch { "always-the-same" => "x", "round" => $"{asked % 7}", _ => $"{asked}" };
            asked++;
            await http.Response.WriteAsync(repository.Wrap($"<ListRecords>{string.Concat(repository.Records.Select(repository.Record))}<resumptionToken>{token}</resumptionToken></ListRecords>"));
            return true;
        };
        await using var server = await repository.StartAsync();

        var run = await app.HarvestAsync(await app.AddAsync(server.Address()));

        (run.State, run.Trouble).ShouldBe((RunState.Failed, trouble));
        asked.ShouldBeLessThan(80);
    }

    [Fact]
    public async Task What_a_repository_without_deletions_lists_no_more_is_gone_after_a_full_run()
    {
        var repository = MadeUpRepository.Of(30);
        repository.Deletions = "no";
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        repository.Records.RemoveRange(0, 3);

        (await app.HarvestAsync(source)).Removed.ShouldBe(0);
        var full = await app.HarvestAsync(source, full: true);

        full.Removed.ShouldBe(3);
        (await app.TitlesAsync(source)).Count.ShouldBe(27);
    }

    [Fact]
    public async Task A_source_that_has_lost_almost_everything_takes_nothing_from_us()
    {
        var repository = MadeUpRepository.Of(30);
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        repository.Records.RemoveRange(2, 28);

        var run = await app.HarvestAsync(source, full: true);

        run.Removed.ShouldBe(0);
        (await app.LogAsync(run)).ShouldContain(line => line.Code == "keptAll" && line.Detail == "2/30");
        (await app.TitlesAsync(source)).Count.ShouldBe(30);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_answer_that_cannot_be_read_costs_only_the_record_that_breaks_it(bool isDaily, bool isBackwards)
    {
        var repository = MadeUpRepository.Of(95);
        (repository.IsDaily, repository.IsBackwards) = (isDaily, isBackwards);
        repository.Records = [.. repository.Records.Select((record, i) => record with { At = MadeUpRepository.Beginning.AddHours(24 * i) })];
        var broken = repository.Records[46];
        repository.Records[46] = broken with { Extra = "<dc:subject>Toán &nbsp; 6</dc:subject>" };
        repository.Now = repository.Records[^1].At.AddDays(1);
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());

        var run = await app.HarvestAsync(source);

        (run.State, run.Added, run.Removed, run.Refused).ShouldBe((RunState.Done, 94, 0, 1));
        (await app.TitlesAsync(source)).ShouldBe(repository.Records.Where(record => record.Identifier != broken.Identifier).Select(record => record.Title));
        var day = $"{broken.At:yyyy-MM-dd}{(isDaily ? "" : "T08:00:00Z")}";
        var log = await app.LogAsync(run);
        log.ShouldContain(line => line.Kind == LineKind.Refused && line.Code == "broken" && line.Detail == $"{day} – {day}");
        log.ShouldContain(line => line.Kind == LineKind.Trouble && line.Code == "xml");
        server.Asked.ShouldBeLessThan(100);

        // The next run asks for what is new; once the record is mended, its datestamp says so.
        repository.Records[46] = broken with { At = repository.Now.AddHours(1) };
        repository.Now = repository.Now.AddDays(2);
        (await app.HarvestAsync(source)).Added.ShouldBe(1);
        (await app.TitlesAsync(source)).Count.ShouldBe(95);
    }

    [Fact]
    public async Task What_may_have_been_lost_behind_a_broken_answer_is_not_taken_for_gone()
    {
        var repository = MadeUpRepository.Of(30);
        repository.Deletions = "no";
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        repository.Records[12] = repository.Records[12] with { Extra = "\u0001<" };
        repository.Records.RemoveAt(29);

        var run = await app.HarvestAsync(source, full: true);

        (run.State, run.Refused, run.Removed).ShouldBe((RunState.Done, 1, 0));
        (await app.TitlesAsync(source)).Count.ShouldBe(30);
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_with_a_reason_and_the_rest_is_taken()
    {
        var repository = MadeUpRepository.Of(3);
        repository.Records[1] = repository.Records[1] with { Title = "" };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());

        var run = await app.HarvestAsync(source);

        (run.State, run.Added, run.Refused).ShouldBe((RunState.Done, 2, 1));
        (await app.LogAsync(run)).ShouldContain(line => line.Kind == LineKind.Refused && line.Code == "noTitle" && line.Detail == repository.Identifier(2));
    }
}
