using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Demo.Library;
using OerPortal.Demo.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.Demo.Tests;

public sealed class DemoPortalTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task Guests_find_every_public_book_and_nothing_else()
    {
        var counts = await CountAsync(Viewer.Guest);

        counts.All.ShouldBe(DemoLibrary.Books.Count(book => book is { Visibility: "public", Journey.State: "published" }));
    }

    [Fact]
    public async Task People_of_the_school_also_find_what_is_for_the_school()
    {
        var school = portal.Services.GetRequiredService<ISites>().FindBySlug("thcs-ba-lan")!;

        var counts = await CountAsync(new Viewer(IsSignedIn: true, new HashSet<Guid> { school.Id }));

        counts.All.ShouldBe(DemoLibrary.Books.Count(book => book.Journey.State == "published"));
    }

    [Fact]
    public async Task The_front_page_shows_the_new_books()
    {
        var page = await portal.Guest().OpenAsync("/");

        page.Document.Body!.TextContent.ShouldContain("Những việc tử tế nhỏ");
    }

    [Fact]
    public async Task The_front_page_recommends_a_book_in_a_teachers_words()
    {
        var page = await portal.Guest().OpenAsync("/");

        page.TextOf(".pick").ShouldContain("Đường lên Ngọc Linh");
        page.TextOf(".pick .words").ShouldStartWith("Cô Mỹ Hạnh:");
    }

    [Fact]
    public async Task Every_school_has_a_front_of_its_own()
    {
        foreach (var school in DemoSchools.All)
        {
            using var guest = portal.Guest(portal.Services.GetRequiredService<ISites>().FindBySlug(school.Slug));

            var page = await guest.OpenAsync("/");

            school.Welcome.ShouldStartWith(page.Heading, customMessage: school.Slug);
            page.Document.QuerySelectorAll(".front-block").Select(block => block.GetAttribute("data-kind")).ShouldContain("recommended", school.Slug);
            page.Document.QuerySelectorAll(".upcoming > li").ShouldNotBeEmpty(school.Slug);
            page.Document.QuerySelector(".brand img")!.GetAttribute("src")!.ShouldContain("/tep/", customMessage: school.Slug);
        }
    }

    [Fact]
    public async Task The_second_edition_replaces_the_first()
    {
        var outcome = await AskAsync<IContributions, ImportOutcome?>(contributions =>
            contributions.FindAsync("demo:duong-len-ngoc-linh", TestContext.Current.CancellationToken));

        var page = await portal.Guest().OpenAsync($"/hoc-lieu/{outcome!.PublicId}");

        page.Document.Body!.TextContent.ShouldContain("Bài viết của A Biên");
        page.Document.Body.TextContent.ShouldContain("Phiên bản 2");
    }

    [Fact]
    public async Task All_files_of_a_recording_come_in_one_archive()
    {
        var song = await AskAsync<IContributions, ImportOutcome?>(contributions => contributions.FindAsync("demo:nghe-cong-chieng", TestContext.Current.CancellationToken));
        using var guest = portal.Guest();
        var page = await guest.OpenAsync($"/hoc-lieu/{song!.PublicId}");

        using var answer = await guest.GetAsync(page.Document.QuerySelector("a[href$='/tat-ca.zip']")!.GetAttribute("href")!);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("Nghe cồng chiêng.zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        archive.Entries.Count.ShouldBeGreaterThan(1);
        archive.Entries.Select(entry => entry.FullName[..3]).ShouldBe(Enumerable.Range(1, archive.Entries.Count).Select(n => $"{n:00} "));
        foreach (var (link, entry) in page.Document.QuerySelectorAll(".file-row a[href$='/tai']").Zip(archive.Entries))
        {
            using var alone = await guest.GetAsync(link.GetAttribute("href")!);
            var inside = new MemoryStream();
            await using (var content = await entry.OpenAsync(TestContext.Current.CancellationToken)) await content.CopyToAsync(inside, TestContext.Current.CancellationToken);
            inside.ToArray().ShouldBe(await alone.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), entry.FullName);
        }
    }

    [Fact]
    public async Task The_reviewer_finds_what_waits()
    {
        using var reviewer = await portal.SignInAsReviewerAsync();

        var page = await reviewer.OpenAsync("/duyet");

        page.Document.Body!.TextContent.ShouldContain("Thông tin nào đáng tin cậy?");
    }

    [Fact]
    public async Task Running_the_library_step_again_changes_nothing()
    {
        var before = await AllAsync();

        await portal.RunAsync(DemoRecipe.Step("library"));

        (await AllAsync()).ShouldBe(before);
    }

    private Task<List<Guid>> AllAsync() => AskAsync<IResources, List<Guid>>(async resources =>
        [.. (await resources.ChangesSinceAsync(0, int.MaxValue, TestContext.Current.CancellationToken)).Where(r => r.Document is not null).Select(r => r.Id).Order()]);

    private Task<ResourceCounts> CountAsync(Viewer viewer) =>
        AskAsync<IResources, ResourceCounts>(resources => resources.CountAsync(viewer, TestContext.Current.CancellationToken));

    private Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => portal.ActAsSystemAsync(services => ask(services.GetRequiredService<TService>()));
}
