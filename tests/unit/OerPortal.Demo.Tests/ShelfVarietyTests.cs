using OerPortal.Demo.Library;
using OerPortal.Resources;

namespace OerPortal.Demo.Tests;

public sealed class ShelfVarietyTests
{
    [Fact]
    public void There_are_at_least_twenty_six_resources_over_all_levels_and_kinds()
    {
        DemoLibrary.Books.Count.ShouldBeGreaterThanOrEqualTo(26);
        DemoLibrary.Books.SelectMany(book => book.Levels).Distinct().ShouldBe(SchoolLevels.All, ignoreOrder: true);
        DemoLibrary.Books.Select(book => book.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(6);
        DemoLibrary.Books.SelectMany(book => book.Subjects).Distinct().Count().ShouldBeGreaterThanOrEqualTo(14);
    }

    [Fact]
    public void The_desks_are_not_empty()
    {
        var states = DemoLibrary.Books.Select(book => book.Journey.State).ToList();

        states.ShouldContain("draft");
        states.ShouldContain("submitted");
        states.ShouldContain("returned");
        DemoLibrary.Books.Where(book => book.Journey.State == "returned").ShouldAllBe(book => !string.IsNullOrWhiteSpace(book.Journey.Comment));
        DemoLibrary.Books.Select(book => book.Visibility).Distinct().ShouldBe(["public", "province", "school"], ignoreOrder: true);
        DemoLibrary.Books.ShouldContain(book => book.Editions.Any(edition => edition.Files.Count > 1));
        DemoLibrary.Books.ShouldContain(book => book.Editions.Count > 1);
    }
}
