using System.Net;
using AngleSharp.Dom;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>The guide names buttons and menus by the words on the screen: each is looked for on the page that it is said to stand on.</summary>
public sealed class OpeningGuideTests(PortalApp app)
{
    private const string Guide = "/tro-giup/mo-trang";
    private const string Words = "a, button, summary, label, legend, option, b, h1, h2, h3";

    // The page of pictures and files says how large uploads may be; the test server cannot be told.
    private const string NoLimitHere = "request body size limit";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task All_that_the_guide_names_stands_where_it_says(string language)
    {
        app.Log.Expect(NoLimitHere);
        app.Log.Expect("RequestSizeLimitFilter");
        using var department = await app.SignInAsPortalAdministratorAsync();
        await department.GetAsync($"/chon/ngon-ngu/{language}");
        var guide = await department.OpenAsync(Guide);
        (await NotThereAsync(department, guide, "data-at-portal")).ShouldBeEmpty();

        using var librarian = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        await librarian.GetAsync($"/chon/ngon-ngu/{language}");
        (await NotThereAsync(librarian, guide, "data-at")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_school_is_opened_by_its_name_with_somebody_to_run_it()
    {
        using var department = await app.SignInAsPortalAdministratorAsync();
        var mark = $"{Guid.CreateVersion7():N}";

        await department.PostFormAsync(
            "/quan-tri/truong", Fields.Of(("Input.Name", $"Trường THCS Ba Lân {mark}"), ("Input.Level", "thcs"), ("Input.Administrator", "Đinh Thị Thảo"), ("Input.Login", $"{mark}@truong.example")), "form#truong");

        (await department.OpenAsync("/quan-tri/truong")).Document.QuerySelector(".note a[href='/quan-tri/truong/the']").ShouldNotBeNull();
        (await app.Guest().GetAsync($"/truong/thcs-ba-lan-{mark}/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await department.OpenAsync("/quan-tri/truong/the")).ShouldSay($"{mark}@truong.example");
    }

    private static async Task<List<string>> NotThereAsync(Visitor visitor, Page guide, string attribute)
    {
        var missing = new List<string>();
        foreach (var place in guide.Document.QuerySelectorAll($"main b[{attribute}]").GroupBy(named => named.GetAttribute(attribute)!))
        {
            var page = await visitor.OpenAsync(place.Key);
            var there = page.Document.QuerySelectorAll(Words).Select(element => element.Text().Trim()).ToList();
            missing.AddRange(place.Select(named => named.TextContent).Distinct().Where(named => !there.Exists(words => words.StartsWith(named, StringComparison.Ordinal))).Select(named => $"{place.Key}: {named}"));
        }

        return missing;
    }
}
