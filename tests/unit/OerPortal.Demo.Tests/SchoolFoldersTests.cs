using System.Text.RegularExpressions;
using OerPortal.Demo.Library;
using OerPortal.Demo.Tests.Kit;

namespace OerPortal.Demo.Tests;

/// <summary>What the demo schools' folders say holds together, and no school looks like another.</summary>
public sealed partial class SchoolFoldersTests
{
    public static TheoryData<string> Slugs => [.. DemoSchools.All.Select(school => school.Slug)];

    [Fact]
    public void There_are_ten_schools_and_more() => DemoSchools.All.Count.ShouldBeGreaterThanOrEqualTo(10);

    [Fact]
    public void All_accents_are_in_use() => DemoSchools.All.Select(school => school.Accent).Distinct().Count().ShouldBe(6);

    [Fact]
    public void No_two_schools_have_one_front()
    {
        // Colour and kind of welcome together, and what stands below it in which order.
        DemoSchools.All.Select(school => $"{school.Accent} {school.Blocks[0].GetProperty("style")}").ShouldBeUnique();
        DemoSchools.All.Select(school => string.Join(' ', school.Blocks.Select(block => block.GetProperty("kind").GetString()))).ShouldBeUnique();
        DemoSchools.All.Select(school => string.Join(' ', school.MenuAddresses)).ShouldBeUnique();
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Its_menu_and_links_lead_to_pages_that_are_there(string slug)
    {
        var school = Of(slug);

        school.MenuAddresses.Concat(OwnPages().Matches(school.Text).Select(match => match.Value)).Where(address => address.StartsWith("/trang/", StringComparison.Ordinal))
            .Select(address => address["/trang/".Length..]).ShouldBeSubsetOf(school.Pages);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Its_pictures_and_books_are_there(string slug)
    {
        var school = Of(slug);

        school.Pictures.Where(picture => !school.Has(picture)).ShouldBeEmpty();
        BookNames().Matches(school.Text).Select(match => match.Groups["slug"].Value)
            .ShouldBeSubsetOf(DemoLibrary.Books.Where(book => book.Journey.State == "published").Select(book => book.Slug));
    }

    private static DemoSchool Of(string slug) => DemoSchools.All.Single(school => school.Slug == slug);

    [GeneratedRegex("/trang/[a-z0-9-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnPages();

    [GeneratedRegex("demo:(?<slug>[a-z0-9-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BookNames();
}
