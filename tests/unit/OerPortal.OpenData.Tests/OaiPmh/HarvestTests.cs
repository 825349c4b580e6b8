using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>What a harvester is told of what is public, was public and was never public.</summary>
public sealed class HarvestTests(OpenDataApp app)
{
    [Fact]
    public async Task A_school_offers_what_it_contributed_and_nothing_else()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        var own = await app.PublishAsync(school, "Của trường");
        var other = await app.PublishAsync(neighbour, "Của trường khác");
        using var harvester = new Harvester(app, school);

        (await harvester.HarvestAsync("metadataPrefix=oai_dc")).Select(header => header.PublicId).ShouldBe([own.PublicId]);
        (await harvester.AskAsync($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:{own.PublicId}")).Headers.Single().PublicId.ShouldBe(own.PublicId);
        (await harvester.AskAsync($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:{other.PublicId}")).Error.ShouldBe("idDoesNotExist");
        (await harvester.AskAsync($"verb=ListRecords&metadataPrefix=oai_dc&set=school:{neighbour.Slug}")).Error.ShouldBe("noRecordsMatch");
    }

    [Theory]
    [InlineData(Visibility.School)]
    [InlineData(Visibility.Province)]
    public async Task What_is_not_public_answers_like_an_unknown_one(Visibility visibility)
    {
        var school = await app.CreateSchoolAsync();
        var hidden = await app.PublishAsync(school, "Nội bộ", visibility);
        using var harvester = new Harvester(app);

        var known = await harvester.AskAsync($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:{hidden.PublicId}");
        var unknown = await harvester.AskAsync("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:zzzzzzzzzz");

        known.Error.ShouldBe("idDoesNotExist");
        known.Root.Element(Harvester.Oai + "error")!.ToString().ShouldBe(unknown.Root.Element(Harvester.Oai + "error")!.ToString());
        (await harvester.AskAsync($"verb=ListMetadataFormats&identifier=oai:portal.invalid:{hidden.PublicId}")).Error.ShouldBe("idDoesNotExist");
        (await harvester.AskAsync($"verb=ListRecords&metadataPrefix=oai_dc&set=school:{school.Slug}")).Error.ShouldBe("noRecordsMatch");
    }

    [Fact]
    public async Task A_withdrawn_resource_is_told_as_deleted_with_the_sets_it_was_in()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Sẽ gỡ");
        await app.WithdrawAsync(published);
        using var harvester = new Harvester(app);

        var reply = await harvester.AskAsync($"verb=ListRecords&metadataPrefix=oai_dc&set=school:{school.Slug}");

        var gone = reply.Headers.Single();
        gone.IsDeleted.ShouldBeTrue();
        gone.Sets.ShouldBe([$"school:{school.Slug}", "level:thcs", "grade:6", "subject:ngu-van", "kind:sach-dien-tu"], ignoreOrder: true);
        reply.Root.Descendants(Harvester.Oai + "metadata").ShouldBeEmpty();
        reply.Document.ToString().ShouldNotContain("Sẽ gỡ");
        (await harvester.AskAsync($"verb=GetRecord&metadataPrefix=marc21&identifier={gone.Identifier}")).Headers.Single().IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_takes_one_set_is_told_what_has_left_it()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Đổi môn");
        await app.ReviseAsync(published, OpenDataApp.About("Đổi môn") with { Subjects = ["hoa-hoc"] });
        using var harvester = new Harvester(app, school);

        var left = (await harvester.HarvestAsync("metadataPrefix=oai_dc&set=subject:ngu-van")).Single();
        var now = (await harvester.HarvestAsync("metadataPrefix=oai_dc&set=subject:hoa-hoc")).Single();
        var anySubject = (await harvester.HarvestAsync("metadataPrefix=oai_dc&set=subject")).Single();

        left.ShouldSatisfyAllConditions(header => header.IsDeleted.ShouldBeTrue(), header => header.Sets.ShouldBe(["subject:ngu-van"]));
        now.IsDeleted.ShouldBeFalse();
        now.Sets.ShouldContain("subject:hoa-hoc");
        now.Sets.ShouldNotContain("subject:ngu-van");
        anySubject.IsDeleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("school")]
    [InlineData("level")]
    [InlineData("grade")]
    [InlineData("subject")]
    [InlineData("kind")]
    public async Task A_kind_of_sets_has_what_its_sets_have(string kind)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Trong mọi bộ");
        using var everything = new Harvester(app);
        using var atSchool = new Harvester(app, school);

        (await everything.HarvestAsync($"metadataPrefix=oai_dc&set={kind}", "ListIdentifiers")).Select(header => header.PublicId).ShouldContain(published.PublicId);
        (await atSchool.HarvestAsync($"metadataPrefix=oai_dc&set={kind}", "ListIdentifiers")).Select(header => header.PublicId).ShouldBe([published.PublicId]);
    }

    [Fact]
    public async Task A_window_has_both_its_ends_by_seconds_and_by_days()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Trong giây này");
        using var harvester = new Harvester(app, school);
        var at = (await harvester.HarvestAsync("metadataPrefix=oai_dc")).Single().At;
        var day = at[..10];

        (await harvester.HarvestAsync($"metadataPrefix=oai_dc&from={at}&until={at}")).Count.ShouldBe(1);
        (await harvester.HarvestAsync($"metadataPrefix=oai_dc&from={day}&until={day}")).Count.ShouldBe(1);
        (await harvester.HarvestAsync($"metadataPrefix=oai_dc&until={at}&set=level")).Count.ShouldBe(1);
        (await harvester.HarvestAsync("metadataPrefix=oai_dc&until=9999-12-31")).Count.ShouldBe(1);
        (await harvester.AskAsync($"verb=ListRecords&metadataPrefix=oai_dc&until={Later(at, -1)}")).Error.ShouldBe("noRecordsMatch");
        (await harvester.AskAsync($"verb=ListRecords&metadataPrefix=oai_dc&from={Later(at, 1)}")).Error.ShouldBe("noRecordsMatch");
    }

    [Fact]
    public async Task A_school_that_switches_open_data_off_is_told_as_deleted_at_the_portal_and_answers_404_itself()
    {
        var school = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Sẽ đóng");
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "open-data", on: false, TestContext.Current.CancellationToken);
        await app.FollowAsync();
        using var portal = new Harvester(app);
        using var guest = app.Guest(school);
        using var answer = await guest.GetAsync("/oai?verb=Identify");

        (await portal.HarvestAsync($"metadataPrefix=oai_dc&set=school:{school.Slug}")).Single().IsDeleted.ShouldBeTrue();
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static string Later(string at, int seconds)
        => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).AddSeconds(seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
