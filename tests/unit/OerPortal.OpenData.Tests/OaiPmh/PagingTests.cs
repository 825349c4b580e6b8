using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>Lists of more than one page, while records change.</summary>
public sealed class PagingTests(OpenDataApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ListRecords", 3)]
    [InlineData("ListIdentifiers", 4)]
    public async Task A_list_comes_page_by_page_and_ends_with_an_empty_token(string verb, int page)
    {
        var (school, published) = await SchoolAsync(8);
        using var harvester = new Harvester(app, school);

        var first = await harvester.AskAsync($"verb={verb}&metadataPrefix=oai_dc");
        var second = await harvester.AskAsync($"verb={verb}&resumptionToken={first.Token}");
        var last = page == 4 ? second : await harvester.AskAsync($"verb={verb}&resumptionToken={second.Token}");

        first.Headers.Count.ShouldBe(page);
        Cursor(first).ShouldBe("0");
        Cursor(second).ShouldBe($"{page}");
        last.Token.ShouldBe("");
        new[] { first, second, last }.Select(Size).ShouldAllBe(size => size == "8");
        (await harvester.HarvestAsync("metadataPrefix=oai_dc", verb)).Select(header => header.PublicId).ShouldBe(published.Select(p => p.PublicId));
        first.ShouldBeValid();
        last.ShouldBeValid();
    }

    [Fact]
    public async Task What_changes_between_two_pages_comes_at_the_end_and_nothing_is_lost()
    {
        var (school, published) = await SchoolAsync(8);
        using var harvester = new Harvester(app, school);
        var first = await harvester.AskAsync("verb=ListRecords&metadataPrefix=oai_dc");

        await app.ReviseAsync(published[0], OpenDataApp.About("Đã nhận, vừa sửa"));
        await app.WithdrawAsync(published[4]);
        await app.PublishAsync(school, "Mới");
        var rest = await RestAsync(harvester, first.Token!);

        rest.Select(header => header.PublicId).Take(4).ShouldBe([published[3].PublicId, published[5].PublicId, published[6].PublicId, published[7].PublicId]);
        rest[4].PublicId.ShouldBe(published[0].PublicId);
        rest[5].ShouldSatisfyAllConditions(header => header.PublicId.ShouldBe(published[4].PublicId), header => header.IsDeleted.ShouldBeTrue());
        rest.Count.ShouldBe(7);
    }

    [Fact]
    public async Task The_size_of_a_list_counts_what_is_gone_too_and_is_told_where_it_is_kept()
    {
        var (school, published) = await SchoolAsync(6);
        await app.WithdrawAsync(published[2]);
        await app.ReviseAsync(published[3], OpenDataApp.About("Sang lớp khác") with { Grades = [7], Levels = ["thcs"] });
        using var harvester = new Harvester(app, school);
        using var atPortal = new Harvester(app);
        const string ask = "verb=ListIdentifiers&metadataPrefix=oai_dc";

        Size(await harvester.AskAsync(ask)).ShouldBe("6");
        Size(await atPortal.AskAsync($"{ask}&set=school:{school.Slug}")).ShouldBe("6");
        // Of these a school's part is not kept, nor what was told in a time: the last page alone knows.
        foreach (var narrower in new[] { "&set=grade:6", "&set=grade", "&from=2020-01-01" })
        {
            var first = await harvester.AskAsync(ask + narrower);
            Size(first).ShouldBeNull(narrower);
            Size(await harvester.AskAsync($"verb=ListIdentifiers&resumptionToken={first.Token}")).ShouldBe("6", narrower);
        }

        await app.RebuildAsync();
        Size(await harvester.AskAsync(ask)).ShouldBe("6");
    }

    [Fact]
    public async Task A_token_goes_on_after_its_school_has_another_name_and_slug()
    {
        var (school, published) = await SchoolAsync(5);
        using var harvester = new Harvester(app);
        var first = await harvester.AskAsync($"verb=ListIdentifiers&metadataPrefix=oai_dc&set=school:{school.Slug}");

        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { Slug = school.Slug + "-moi" }, Ct);

        var second = await harvester.AskAsync($"verb=ListIdentifiers&resumptionToken={first.Token}");
        second.Headers.Select(header => header.PublicId).ShouldBe([published[4].PublicId]);
        second.Headers.Single().Sets.ShouldContain($"school:{school.Slug}-moi");
    }

    [Fact]
    public async Task A_token_of_another_repository_verb_or_list_is_refused()
    {
        var (school, _) = await SchoolAsync(5);
        var other = await app.CreateSchoolAsync();
        using var harvester = new Harvester(app, school);
        using var atOther = new Harvester(app, other);
        using var atPortal = new Harvester(app);
        var token = (await harvester.AskAsync("verb=ListRecords&metadataPrefix=oai_dc")).Token;

        (await atOther.AskAsync($"verb=ListRecords&resumptionToken={token}")).Error.ShouldBe("badResumptionToken");
        (await atPortal.AskAsync($"verb=ListRecords&resumptionToken={token}")).Error.ShouldBe("badResumptionToken");
        (await harvester.AskAsync($"verb=ListIdentifiers&resumptionToken={token}")).Error.ShouldBe("badResumptionToken");
        (await harvester.AskAsync($"verb=ListSets&resumptionToken={token}")).Error.ShouldBe("badResumptionToken");
        (await harvester.AskAsync($"verb=ListRecords&resumptionToken={token}")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task All_instances_take_the_same_token()
    {
        var (school, published) = await SchoolAsync(4);
        using var harvester = new Harvester(app, school);
        var token = (await harvester.AskAsync("verb=ListRecords&metadataPrefix=oai_dc")).Token;
        await using var second = app.StartAnother();
        using var visitor = second.Guest();

        using var response = await visitor.GetAsync($"/truong/{school.Slug}/oai?verb=ListRecords&resumptionToken={token}");

        (await Harvester.ReadAsync(response)).Headers.Select(header => header.PublicId).ShouldBe([published[3].PublicId]);
    }

    [Fact]
    public async Task Sets_are_listed_page_by_page_each_once_with_the_names_people_know()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Ba Lan");
        var published = await app.PublishAsync(school, "Trong bộ");
        var collection = await app.CollectAsync(school, "Ôn thi", published);
        using var harvester = new Harvester(app, school);
        var sets = new List<(string Spec, string Name)>();
        var reply = await harvester.AskAsync("verb=ListSets");
        while (true)
        {
            reply.ShouldBeValid();
            sets.AddRange(reply.Root.Descendants(Harvester.Oai + "set").Select(set => (set.Element(Harvester.Oai + "setSpec")!.Value, set.Element(Harvester.Oai + "setName")!.Value)));
            if (reply.Token is not { Length: > 0 } token) break;
            reply = await harvester.AskAsync($"verb=ListSets&resumptionToken={token}");
        }

        sets.Select(set => set.Spec).ShouldBe(
            ["school", "level", "grade", "subject", "kind", "collection", $"school:{school.Slug}", "level:thcs", "grade:6", "subject:ngu-van", "kind:sach-dien-tu", $"collection:{collection}"], ignoreOrder: true);
        sets.ShouldContain(($"school:{school.Slug}", "Trường THCS Ba Lan"));
        sets.ShouldContain(("subject:ngu-van", "Ngữ văn"));
        sets.ShouldContain(("grade:6", "Lớp 6"));
        sets.ShouldContain(($"collection:{collection}", "Ôn thi"));
    }

    [Fact]
    public async Task A_collection_that_is_not_shown_any_more_is_not_listed()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Trong bộ");
        var collection = await app.CollectAsync(school, "Bộ kín", published);
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "collections", on: false, Ct);
        await app.FollowAsync();
        using var harvester = new Harvester(app, school);

        var reply = await harvester.AskAsync("verb=ListSets");
        while (true)
        {
            reply.Document.ToString().ShouldNotContain("Bộ kín");
            if (reply.Token is not { Length: > 0 } token) break;
            reply = await harvester.AskAsync($"verb=ListSets&resumptionToken={token}");
        }

        (await harvester.HarvestAsync($"metadataPrefix=oai_dc&set=collection:{collection}")).Single().IsDeleted.ShouldBeTrue();
    }

    private static string? Size(OaiReply reply) => reply.Root.Descendants(Harvester.Oai + "resumptionToken").Single().Attribute("completeListSize")?.Value;

    private static string Cursor(OaiReply reply) => reply.Root.Descendants(Harvester.Oai + "resumptionToken").Single().Attribute("cursor")!.Value;

    private static async Task<List<ToldHeader>> RestAsync(Harvester harvester, string token)
    {
        var told = new List<ToldHeader>();
        while (token.Length > 0)
        {
            var reply = await harvester.AskAsync($"verb=ListRecords&resumptionToken={token}");
            told.AddRange(reply.Headers);
            token = reply.Token!;
        }

        return told;
    }

    private async Task<(Site School, Published[] Published)> SchoolAsync(int count)
    {
        var school = await app.CreateSchoolAsync();
        var published = new Published[count];
        for (var i = 0; i < count; i++) published[i] = await app.PublishAsync(school, $"Bài {i}");
        return (school, published);
    }
}
