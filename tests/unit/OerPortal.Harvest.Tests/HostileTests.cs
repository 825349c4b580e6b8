using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Tests.Sources;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

/// <summary>A source's answer is a stranger's. Whatever it is, the run ends with words, nothing is kept of it, and nothing of ours is reached.</summary>
public sealed class HostileTests(HarvestApp app)
{
    private const string Oai = "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">";

    [Theory]
    [InlineData("<!DOCTYPE OAI-PMH [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OAI-PMH>&x;</OAI-PMH>", "dtd")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><OAI-PMH>&b;</OAI-PMH>", "dtd")]
    [InlineData("<OAI-PMH><ListRecords><record>", "xml")]
    [InlineData("<OAI-PMH>&nbsp;</OAI-PMH>", "xml")]
    [InlineData("<html><body>Chào</body></html>", "webPage")]
    [InlineData("<rdf/>", "notOai")]
    [InlineData("Service unavailable", "xml")]
    [InlineData("", "xml")]
    public async Task What_is_no_repository_ends_the_run(string body, string trouble)
    {
        await using var server = await MadeUpServer.StartAsync("text/xml", body);
        var run = await app.HarvestAsync(await app.AddAsync(server.Address()));
        (run.State, run.Trouble).ShouldBe((RunState.Failed, trouble));
    }

    [Fact]
    public async Task A_hundred_thousand_elements_in_one_another_are_not_climbed_down()
    {
        await using var server = await MadeUpServer.StartAsync("text/xml", Oai + string.Concat(Enumerable.Repeat("<a>", 100_000)));
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe("deep");
    }

    [Fact]
    public async Task An_answer_without_end_is_left_at_the_limit()
    {
        await using var server = await MadeUpServer.StartAsync(async http =>
        {
            var part = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
            await http.Response.WriteAsync(Oai, http.RequestAborted);
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(part, http.RequestAborted);
        });
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe("tooLarge");
        TempFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bomb_is_unpacked_no_further_than_the_limit()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 512; i++)
                await gzip.WriteAsync(zeros, TestContext.Current.CancellationToken);
        }
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return http.Response.Body.WriteAsync(bomb.GetBuffer().AsMemory(0, (int)bomb.Length)).AsTask();
        });
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe("tooLarge");
        TempFiles().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip", "packed")]
    [InlineData("br", "encoding")]
    [InlineData("gzip, gzip", "encoding")]
    public async Task What_is_packed_wrongly_is_refused(string encoding, string trouble)
    {
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.Headers.ContentEncoding = encoding;
            return http.Response.WriteAsync("this is not packed at all");
        });
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe(trouble);
    }

    [Fact]
    public async Task A_source_that_trickles_is_left_in_time()
    {
        await using var server = await MadeUpServer.StartAsync(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.WriteAsync(" ", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(50, http.RequestAborted);
            }
        });
        var watch = Stopwatch.StartNew();
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe("slow");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "privateAddress")]
    [InlineData("http://169.254.169.254/latest/meta-data", "privateAddress")]
    [InlineData("http://[::1]/", "privateAddress")]
    [InlineData("http://[::ffff:10.0.0.1]/", "privateAddress")]
    [InlineData("http://0x7f000001/", "privateAddress")]
    [InlineData("http://2130706433/", "privateAddress")]
    [InlineData("http://0.0.0.0/", "privateAddress")]
    [InlineData("http://trong-nha.test/", "privateAddress")]
    [InlineData("http://hai-mat.test/", "privateAddress")]
    [InlineData("http://sau.test/", "privateAddress")]
    [InlineData("file:///etc/passwd", "address")]
    [InlineData("gopher://nguon.test/", "address")]
    [InlineData("http://a:b@nguon.test/", "address")]
    [BadInput(84)]
    public async Task A_redirect_leads_to_nothing_of_ours(string target, string trouble)
    {
        await using var inside = await MadeUpServer.StartAsync("text/xml", Oai);
        var address = target.Replace("trong-nha.test", $"trong-nha.test:{inside.Port}", StringComparison.Ordinal).Replace("127.0.0.1", $"127.0.0.1:{inside.Port}", StringComparison.Ordinal);
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status302Found;
            http.Response.Headers.Location = address;
            return Task.CompletedTask;
        });

        var run = await app.HarvestAsync(await app.AddAsync(server.Address()));

        (run.State, run.Trouble).ShouldBe((RunState.Failed, trouble));
        inside.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Redirects_have_an_end()
    {
        await using var server = await MadeUpServer.StartAsync(http =>
        {
            http.Response.StatusCode = StatusCodes.Status302Found;
            http.Response.Headers.Location = "/oai?again";
            return Task.CompletedTask;
        });
        (await app.HarvestAsync(await app.AddAsync(server.Address()))).Trouble.ShouldBe("redirects");
        server.Asked.ShouldBe(6);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_answer_that_breaks_off_behind_good_records()
    {
        var repository = MadeUpRepository.Of(30);
        repository.Instead = async (http, _) =>
        {
            // Nor does any smaller part of the list come whole.
            if (http.Request.Query["resumptionToken"].Count + http.Request.Query["from"].Count == 0)
                return false;
            await http.Response.WriteAsync(repository.Wrap($"<ListRecords>{repository.Record(repository.Records[15])}<record>").Replace("</OAI-PMH>", "", StringComparison.Ordinal));
            return true;
        };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());

        var run = await app.HarvestAsync(source);

        (run.State, run.Trouble, run.Added).ShouldBe((RunState.Failed, "xml", 10));
        server.Asked.ShouldBeLessThan(120);
        (await app.TitlesAsync(source)).Count.ShouldBe(10);
        (await app.ProgressAsync(source)).NextFrom.ShouldBeNull();
    }

    [Fact]
    public async Task Markup_and_tricks_in_descriptions_are_text()
    {
        var repository = MadeUpRepository.Of(1);
        repository.Records[0] = repository.Records[0] with
        {
            Title = "<script>alert(1)</script><b>Toán</b> 6 &amp; 7 \u202Ekcart",
            Extra = "<dc:description>&lt;p onclick=\"x()\"&gt;Hay &amp;lt;lắm&amp;gt;&lt;/p&gt;&lt;style&gt;a{}&lt;/style&gt;</dc:description><dc:identifier>javascript:alert(1)</dc:identifier>",
        };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);

        var kept = (await app.QueryAsync<(string, string, string)>("select title, description, address from harvest.record where source_id = @Id", new { source.Id })).Single();

        kept.ShouldBe(("Toán 6 & 7 kcart", "Hay <lắm>", repository.Address(1)));
    }

    [Fact]
    public async Task Empty_elements_take_nothing_of_what_follows_away()
    {
        var repository = MadeUpRepository.Of(1);
        repository.Records[0] = repository.Records[0] with { Extra = "<dc:subject/><dc:rights></dc:rights><dc:description/><dc:subject>Toán</dc:subject>" };
        await using var server = await repository.StartAsync();
        var source = await app.AddAsync(server.Address());
        await app.HarvestAsync(source);
        (await app.QueryAsync<string>("select subjects[1] from harvest.record where source_id = @Id", new { source.Id })).Single().ShouldBe("toan");
    }

    // Of other tests there are small ones meanwhile.
    private IEnumerable<string> TempFiles() => Directory.Exists(Path.Combine(app.DataFolder, "tmp"))
        ? new DirectoryInfo(Path.Combine(app.DataFolder, "tmp")).GetFiles("harvest-*").Where(file => file is { Exists: true, Length: > 2_000_000 }).Select(file => file.Name)
        : [];
}
