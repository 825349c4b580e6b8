using Microsoft.Extensions.DependencyInjection;
using OerPortal.Harvest.Data;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Tests.Sources;
using OerPortal.Resources;
using OerPortal.Search;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

/// <summary>What people find: on the real search page, with the index that follows by itself.</summary>
public sealed class FoundTests(HarvestApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_harvested_record_is_found_beside_ours_and_leads_to_its_source()
    {
        var word = Word();
        await PublishAsync($"Sách của kho {word}", word);
        var repository = Repository($"Sách của bạn {word}", "<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights><dc:subject>Toán</dc:subject>");
        await using var server = await repository.StartAsync();
        var source = await HarvestAsync(server);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/tim?q={word}");

        page.TextsOf(".hit h3").ShouldBe([$"Sách của kho {word}", $"Sách của bạn {word} ↗(mở ở trang nguồn)"], ignoreOrder: true);
        page.ShouldSay("2 ").ShouldSay("Nguồn: Thư viện bạn").ShouldSay("CC BY 4.0");
        var link = page.Document.QuerySelectorAll(".hit h3 a").Single(a => a.GetAttribute("rel") is not null);
        link.GetAttribute("href").ShouldBe(repository.Address(1));
        link.GetAttribute("rel").ShouldBe("external noopener noreferrer nofollow");

        (await guest.OpenAsync($"/tim?q={word}&nguon=kho")).TextsOf(".hit h3").ShouldBe([$"Sách của kho {word}"]);
        (await guest.OpenAsync($"/tim?q={word}&nguon=nguon-ngoai")).TextsOf(".hit h3").ShouldBe([$"Sách của bạn {word} ↗(mở ở trang nguồn)"]);
        (await guest.OpenAsync($"/tim?q={word}&mon=toan")).TextsOf(".hit h3").Count.ShouldBe(1);

        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<HarvestDbContext>();
            await services.GetRequiredService<SourceDesk>().RemoveAsync((await db.Sources.FindAsync([source.Id], Ct))!, Ct);
        });
        await app.WorkIsDoneAsync();
        (await guest.OpenAsync($"/tim?q={word}")).TextsOf(".hit h3").ShouldBe([$"Sách của kho {word}"]);
    }

    [Fact]
    public async Task Nobody_else_who_asks_the_index_gets_it_or_hears_of_it()
    {
        var word = Word();
        await using var server = await Repository($"Sách của bạn {word}").StartAsync();
        await HarvestAsync(server);
        using var guest = app.Guest();
        var school = app.Guest(await app.CreateSchoolAsync());

        var found = await app.ActAsSystemAsync(services => services.GetRequiredService<IResourceSearch>().FindAsync(
            new ResourceQuestion(word, new Dictionary<FacetField, IReadOnlySet<string>>(), null, SearchOrder.Best, 1), Ct));
        found.Total.ShouldBe(0);
        found.Facets.Keys.ShouldNotContain(FacetField.Origin);
        (await app.ActAsSystemAsync(services => services.GetRequiredService<IResourceSearch>().FindAsync(
            new ResourceQuestion(word, new Dictionary<FacetField, IReadOnlySet<string>> { [FacetField.Origin] = new HashSet<string> { Origins.Elsewhere } }, null, SearchOrder.Best, 1), Ct))).Total.ShouldBe(0);
        (await TextAsync(guest, $"/tim/atom?q={word}")).ShouldNotContain("Sách của bạn");
        (await TextAsync(guest, $"/tim/atom?q={word}&nguon=nguon-ngoai")).ShouldNotContain("Sách của bạn");
        (await TextAsync(guest, $"/api/search/suggestions?q={word}")).ShouldNotContain("Sách của bạn");
        (await school.OpenAsync($"/tim?q={word}&truong=1")).TextsOf(".hit h3").ShouldBeEmpty();
        school.Dispose();
    }

    [Fact]
    public async Task The_operator_may_pass_a_source_on_and_may_hide_it()
    {
        var word = Word();
        var repository = Repository($"Sách của bạn {word}");
        await using var server = await repository.StartAsync();
        var source = await HarvestAsync(server, source => source.PassesOn = true);
        using var guest = app.Guest();
        (await TextAsync(guest, $"/tim/atom?q={word}")).ShouldContain(repository.Address(1));

        await app.ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<HarvestDbContext>();
            await services.GetRequiredService<SourceDesk>().ChangeAsync((await db.Sources.FindAsync([source.Id], Ct))!, source.Name, 0, isShown: false, passesOn: true, Ct);
        });
        await app.WorkIsDoneAsync();

        (await TextAsync(guest, $"/tim/atom?q={word}")).ShouldNotContain("Sách của bạn");
        (await guest.OpenAsync($"/tim?q={word}")).TextsOf(".hit h3").ShouldBeEmpty();
        (await app.TitlesAsync(source)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_passed_on_is_in_no_interface_but_feeds_of_searches()
    {
        var word = Word();
        await PublishAsync($"Sách của kho {word}", word);
        await using var server = await Repository($"Sách của bạn {word}").StartAsync();
        await HarvestAsync(server, source => source.PassesOn = true);
        using var guest = app.Guest();

        var feed = await TextAsync(guest, $"/tim/atom?q={word}");
        feed.ShouldContain("Sách của bạn");
        feed.ShouldContain("Thư viện bạn");
        foreach (var address in new[]
        {
            "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/v1/resources", "/api/v1/changes", $"/opds/v2/publications?query={word}", $"/opds/publications?query={word}", "/opds/v2/publications",
            "/sitemap.xml",
        })
        {
            var answer = await guest.GetAsync(address);
            answer.IsSuccessStatusCode.ShouldBeTrue(address);
            (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("Sách của bạn", Case.Sensitive, address);
        }

        // What dumps, lists and catalogues are made of.
        (await app.QueryAsync<long>("select count(*) from open_data.record where document like @ours", new { ours = $"%Sách của kho {word}%" })).Single().ShouldBe(1);
        (await app.QueryAsync<long>("select count(*) from open_data.record where document like @theirs", new { theirs = "%Sách của bạn%" })).Single().ShouldBe(0);
    }

    [Fact]
    public async Task One_work_of_two_sources_is_shown_once_and_ours_comes_first()
    {
        // No other test has it: the kit takes out their sources without looking at what was a twin of them.
        var (word, isbn) = (Word(), "9786042088893");
        await using var first = await Repository($"Bản thứ nhất {word}", "<dc:identifier>ISBN 978-604-2-08889-3</dc:identifier>").StartAsync();
        await using var second = await Repository($"Bản thứ hai {word}", $"<dc:identifier>urn:isbn:{isbn}</dc:identifier>").StartAsync();
        var earlier = await HarvestAsync(first);
        await HarvestAsync(second);
        using var guest = app.Guest();
        (await guest.OpenAsync($"/tim?q={word}")).TextsOf(".hit h3").ShouldBe([$"Bản thứ nhất {word} ↗(mở ở trang nguồn)"]);

        await PublishAsync($"Bản của kho {word}", word, isbn);
        (await guest.OpenAsync($"/tim?q={word}")).TextsOf(".hit h3").ShouldBe([$"Bản của kho {word}"]);

        (await app.QueryAsync<Guid?>("select twin_of from harvest.record where source_id = @Id", new { earlier.Id })).Single().ShouldNotBeNull();
    }

    [Fact]
    public async Task What_another_portal_took_from_us_is_ours_when_it_comes_back()
    {
        var word = Word();
        await PublishAsync($"Bản của kho {word}", word);
        var ours = (await app.QueryAsync<string>("select public_id from resources.catalogue_entry where title like @like", new { like = "%" + word })).Single();
        await using var server = await Repository($"Bản quay về {word}", $"<dc:identifier>https://hoclieu.example.edu.vn/hoc-lieu/{ours}</dc:identifier>").StartAsync();

        await HarvestAsync(server);

        (await app.Guest().OpenAsync($"/tim?q={word}")).TextsOf(".hit h3").ShouldBe([$"Bản của kho {word}"]);
    }

    private static string Word() => "tu" + new string([.. Guid.CreateVersion7().ToString("N")[20..].Select(c => (char)('a' + (c % 16)))]);

    private static MadeUpRepository Repository(string title, string extra = "")
    {
        var repository = new MadeUpRepository();
        repository.Records = [new MadeUpRecord(repository.Identifier(1), MadeUpRepository.Beginning, title, Extra: extra)];
        return repository;
    }

    private async Task<Source> HarvestAsync(MadeUpServer server, Action<Source>? change = null)
    {
        var source = await app.AddAsync(server.Address(), change: change);
        (await app.HarvestAsync(source)).State.ShouldBe(RunState.Done);
        await app.WorkIsDoneAsync();
        return source;
    }

    private async Task PublishAsync(string title, string word, string? isbn = null)
    {
        var (owner, reviewer) = (await app.CreatePersonAsync(OerPortal.Cms.Security.SiteRole.Teacher), await app.CreatePersonAsync(OerPortal.Cms.Security.SiteRole.Reviewer));
        var now = app.Clock.GetUtcNow();
        var about = new ResourceMetadata
        {
            Title = title,
            Description = "Một quyển sách.",
            Kind = "sach-dien-tu",
            Languages = ["vi"],
            Subjects = ["ngu-van"],
            Levels = ["thcs"],
            Licence = "cc-by-4.0",
            Identifiers = isbn is null ? [] : [new Identifier("isbn", isbn)],
        };
        var resource = new ImportedResource($"test:{word}:{isbn}", app.Portal.Id, owner.Id, about, Visibility.Public, [], now,
            [new ImportedStep(ImportedStepKind.Submit, owner.Id, now), new ImportedStep(ImportedStepKind.Approve, reviewer.Id, now)]);
        await app.ActAsSystemAsync(services => services.GetRequiredService<IContributions>().PublishManyAsync(new[] { resource }.ToAsyncEnumerable(), announce: true, Ct));
        await app.WorkIsDoneAsync();
    }

    private static async Task<string> TextAsync(Visitor visitor, string address) => await (await visitor.GetAsync(address)).Content.ReadAsStringAsync(Ct);
}
