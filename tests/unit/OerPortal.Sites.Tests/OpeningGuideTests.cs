using AngleSharp.Dom;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

/// <summary>The guide names buttons and menus by the words on the screen: each is looked for on the page that it is said to stand on.</summary>
public sealed class OpeningGuideTests(PortalApp app)
{
    private const string Guide = "/tro-giup/mo-trang";
    private const string Words = "a, button, summary, label, legend, option, b, h1, h2, h3";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task All_that_the_guide_names_stands_where_it_says(string language)
    {
        using var department = await app.SignInAsPortalAdministratorAsync();
        await department.GetAsync($"/chon/ngon-ngu/{language}");
        var guide = await department.OpenAsync(Guide);
        // The page after a school was opened offers the way to its desk.
        var opened = await department.PostFormAsync("/quan-tri/truong", Fields.Of(("Input.Name", $"Trường THCS {Guid.CreateVersion7():N}"), ("Input.Level", "thcs")));
        (await NotThereAsync(department, guide, "data-at-portal")).ShouldBeEmpty();

        using var librarian = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        await librarian.GetAsync($"/chon/ngon-ngu/{language}");
        (await NotThereAsync(librarian, guide, "data-at")).ShouldBeEmpty();
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
