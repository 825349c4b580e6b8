using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(PortalApp))]

namespace OerPortal.Theme.Tests;

/// <summary>What surrounds every page, seen on the one page the theme has itself: the error page.</summary>
public sealed class LayoutTests(PortalApp app)
{
    [Fact]
    public async Task An_unknown_address_says_so_and_offers_a_search()
    {
        var page = await app.Guest().OpenAsync("/khong-co-trang-nay");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("Không tìm thấy trang này");
        page.Document.QuerySelector("form[role=search]")!.GetAttribute("action").ShouldBe("/tim");
        page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory]
    [InlineData("/%09/x")]
    [InlineData("/%0d%0a/x")]
    [InlineData("//evil.example")]
    [InlineData("/%5Cevil.example")]
    public async Task A_choice_never_leads_elsewhere_and_never_fails(string back)
    {
        using var guest = app.Guest();
        using var answer = await guest.GetAsync("/chon/nen/dark?ve=" + back);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task At_a_school_the_error_page_wears_its_colour_and_searches_there()
    {
        var school = await app.CreateSchoolAsync("Trường Tiểu học Ngọc Linh");

        var page = await app.Guest(school).OpenAsync("/khong-co");

        page.Document.Body!.GetAttribute("data-accent").ShouldBe("rung");
        page.TextOf(".brand b").ShouldBe("Trường Tiểu học Ngọc Linh");
        page.Document.QuerySelector("form[role=search]")!.GetAttribute("action").ShouldBe(school.PathPrefix + "/tim");
    }

    [Fact]
    public async Task Language_is_chosen_by_a_link_and_the_visitor_comes_back_to_the_same_address()
    {
        var guest = app.Guest();
        var page = await guest.OpenAsync("/khong-co?q=b%C3%BAt&trang=2");
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("vi");

        var chosen = await guest.GetAsync(page.Document.QuerySelector("a[hreflang=en]")!.GetAttribute("href")!);

        chosen.Headers.Location!.OriginalString.ShouldBe("/khong-co?q=b%C3%BAt&trang=2");
        var after = await guest.OpenAsync("/khong-co");
        after.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        after.Heading.ShouldBe("This page was not found");
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Light_and_dark_are_remembered_and_written_by_the_server(string appearance)
    {
        var guest = app.Guest();
        var page = await guest.OpenAsync("/khong-co");
        await guest.GetAsync(page.Document.QuerySelector($"a[href^='/chon/nen/{appearance}']")!.GetAttribute("href")!);

        var after = await guest.OpenAsync("/khong-co");

        after.Document.DocumentElement.GetAttribute("data-theme").ShouldBe(appearance);
        after.Document.QuerySelector($"a[href^='/chon/nen/{appearance}']")!.GetAttribute("aria-current").ShouldBe("true");
    }

    [Fact]
    public async Task Assets_are_fingerprinted_and_shared_by_all_schools()
    {
        var school = await app.CreateSchoolAsync();

        var page = await app.Guest(school).OpenAsync("/khong-co");

        page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")
            .ShouldNotBeNull().ShouldMatch(@"^/_content/OerPortal\.Theme/built/theme\.[a-z0-9]{8,}\.css$");
    }

    [Fact]
    public async Task Nothing_on_the_page_breaks_the_policy_against_inline_styles_and_scripts()
    {
        var page = await app.Guest().OpenAsync("/khong-co");

        page.Document.All.ShouldAllBe(element => !element.HasAttribute("style"));
        page.Document.All.SelectMany(element => element.Attributes).ShouldAllBe(a => !a.Name.StartsWith("on"));
        page.Document.QuerySelectorAll("style, script:not([src])").ShouldBeEmpty();
    }

    [Fact]
    public async Task Icons_on_the_page_are_in_the_sprite()
    {
        var guest = app.Guest();
        var uses = (await guest.OpenAsync("/khong-co")).Document.QuerySelectorAll("svg.icon use")
            .Select(use => use.GetAttribute("href")!.Split('#')).ToList();

        var sprite = await (await guest.GetAsync(uses[0][0])).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        uses.ShouldAllBe(use => sprite.Contains($"<symbol id=\"{use[1]}\""));
    }

    [Fact]
    public async Task Fonts_may_be_kept_for_ever_because_their_names_change_with_them()
    {
        var guest = app.Guest();
        var sheet = (await guest.OpenAsync("/khong-co")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var css = await (await guest.GetAsync(sheet)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var fonts = Regex.Matches(css, @"parts/[a-zA-Z0-9-]+\.woff2", RegexOptions.NonBacktracking).Select(m => m.Value).ToList();

        fonts.Count.ShouldBe(3);
        foreach (var font in fonts)
        {
            var answer = await guest.GetAsync($"/_content/OerPortal.Theme/built/{font}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public void All_fonts_of_a_first_visit_weigh_less_than_90_kB()
    {
        var fonts = Directory.GetFiles(Checkout.PathTo("themes", "OerPortal.Theme", "Assets", "fonts"), "*.woff2");

        fonts.Sum(font => new FileInfo(font).Length).ShouldBeLessThan(90_000);
    }

    [Fact]
    public async Task The_faces_of_every_page_are_asked_for_at_the_addresses_the_style_sheet_has()
    {
        var guest = app.Guest();
        var page = await guest.OpenAsync("/khong-co");
        var style = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var css = await guest.Client.GetStringAsync(style, TestContext.Current.CancellationToken);

        var faces = page.Document.QuerySelectorAll("link[rel=preload][as=font]").Select(l => l.GetAttribute("href")!).ToList();

        faces.Count.ShouldBe(2);
        faces.ShouldAllBe(face => css.Contains(Path.GetFileName(face), StringComparison.Ordinal));
    }
}
