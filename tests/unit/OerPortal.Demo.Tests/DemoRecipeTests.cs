using OerPortal.Demo.Library;
using OerPortal.Demo.Recipes;
using OerPortal.Demo.Tests.Kit;

namespace OerPortal.Demo.Tests;

public sealed class DemoRecipeTests
{
    private static readonly string[] People =
        [.. DemoRecipe.Step("people").GetProperty("people").EnumerateArray().Select(person => person.GetProperty("userName").GetString()!)];

    private static readonly string[] Schools =
        [.. DemoSchools.All.Select(school => school.Slug)];

    [Fact]
    public void Every_book_has_a_contributor_and_a_school_of_the_recipe()
    {
        DemoLibrary.Books.ShouldAllBe(book => People.Contains(book.Contributor));
        DemoLibrary.Books.ShouldAllBe(book => Schools.Contains(book.Site));
    }

    [Fact]
    public void Collections_hold_books_of_the_demo()
    {
        var collections = DemoRecipe.Step("library").GetProperty("collections").EnumerateArray().ToList();

        collections.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var slug in collections.SelectMany(collection => collection.GetProperty("books").EnumerateArray()))
            Should.NotThrow(() => DemoLibrary.Find(slug.GetString()!));
        collections.ShouldAllBe(collection => People.Contains(collection.GetProperty("owner").GetString()));
    }

    [Fact]
    public void A_book_comes_after_those_it_builds_on()
    {
        var order = LibraryStep.InOrder(DemoLibrary.Books).Select(book => book.Slug).ToList();

        order.Count.ShouldBe(DemoLibrary.Books.Count);
        foreach (var book in DemoLibrary.Books)
            book.Relations.ShouldAllBe(tie => order.IndexOf(tie.Slug) < order.IndexOf(book.Slug));
    }
}
