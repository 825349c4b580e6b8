using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Resources.Data;
using OerPortal.Resources.Linking;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Films of YouTube and drawings of GeoGebra, played in the page once somebody asks for them.</summary>
public sealed class PlayedElsewhereTests(ResourcesApp app)
{
    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=31s", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&start=31")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0")]
    [InlineData("https://m.youtube.com/shorts/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0")]
    [InlineData("https://www.geogebra.org/m/x7ab9Kz", "https://www.geogebra.org/material/iframe/id/x7ab9Kz")]
    [InlineData("https://www.geogebra.org/material/show/id/x7ab9Kz", "https://www.geogebra.org/material/iframe/id/x7ab9Kz")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXc\"><script>", null)]
    [InlineData("https://www.youtube.com/@kenh-toan", null)]
    [InlineData("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", null)]
    [InlineData("https://evil.example/youtu.be/dQw4w9WgXcQ", null)]
    [InlineData("https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ", null)]
    [InlineData("javascript:alert(1)", null)]
    public void Only_what_is_known_by_its_address_is_played(string address, string? played) => PlayedElsewhere.Of(address)?.Address.ShouldBe(played);

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere_before_it_is_asked_for_and_then_from_one_host_alone()
    {
        await using var server = await MadeUpServer.StartAsync(http => http.Response.WriteAsync("<title>Phim</title>"));
        using var teacher = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        var links = new LinksTests(app);
        var publicId = await links.PublishAsync(teacher, await LinksTests.PasteAsync(teacher, server.Address("/phim")), $"Phim {Guid.CreateVersion7()}");
        var linkId = Guid.Parse(LinksTests.LeavingOf(await teacher.OpenAsync($"/hoc-lieu/{publicId}")).Split('/')[^1]);
        using var guest = app.Guest();
        (await guest.GetAsync($"/hoc-lieu/{publicId}/xem/youtube/{linkId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a page like any other");
        await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Database.ExecuteSqlAsync($"update resources.version_link set address = 'https://youtu.be/dQw4w9WgXcQ' where id = {linkId}", TestContext.Current.CancellationToken));

        using var answer = await guest.GetAsync($"/hoc-lieu/{publicId}/xem/youtube/{linkId}");
        var before = await guest.ReadAsync(answer);
        before.ShouldSay("Nội dung này từ YouTube");
        before.Document.QuerySelector("iframe").ShouldBeNull();
        before.Document.DocumentElement.OuterHtml.ShouldNotContain("youtube-nocookie");
        before.Document.QuerySelector("a.btn[href='?mo']").ShouldNotBeNull();

        using var opened = await guest.GetAsync($"/hoc-lieu/{publicId}/xem/youtube/{linkId}?mo");
        var frame = (await guest.ReadAsync(opened)).Document.QuerySelector("iframe")!;
        frame.GetAttribute("src").ShouldBe("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0");
        frame.GetAttribute("sandbox")!.ShouldNotContain("top-navigation");
        var policy = opened.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldEndWith("frame-src https://www.youtube-nocookie.com");
        policy.ShouldContain("script-src 'self';");
        opened.Headers.GetValues("Permissions-Policy").Single().ShouldContain("fullscreen=(self \"https://www.youtube-nocookie.com\")");
        (await guest.GetAsync($"/hoc-lieu/{publicId}/xem/geogebra/{linkId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
