using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

/// <summary>What was taken in from other libraries: found by who asks for it, after ours where both match alike.</summary>
public abstract class ElsewhereTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    [Fact]
    public async Task What_is_elsewhere_is_found_only_by_who_asks_for_it_with_right_counts()
    {
        await library.PutAsync("Originword một", subject: "toan", people: ["Originperson Ở Nhà"]);
        await library.PutAsync("Originword hai", subject: "toan", people: ["Originperson Ở Xa"], site: Guid.Empty, origins: [Origins.Elsewhere]);
        await library.PutAsync("Originword ba", subject: "ngu-van", site: Guid.Empty, origins: [Origins.Elsewhere, Origins.PassedOn]);

        var ours = await library.FindAsync("originword");
        library.Titles(ours).ShouldBe(["Originword một"]);
        ours.Facets[FacetField.Subject].ShouldBe(new Dictionary<string, int> { ["toan"] = 1 });
        ours.Facets.Keys.ShouldNotContain(FacetField.Origin);
        ours.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [IndexedLibrary.SchoolOfBook.ToString("N")] = 1 });

        var any = await FindAnyAsync();
        library.Titles(any).ShouldBe(["Originword một", "Originword hai", "Originword ba"], ignoreOrder: true);
        any.Facets[FacetField.Origin].ShouldBe(new Dictionary<string, int> { [Origins.Ours] = 1, [Origins.Elsewhere] = 2, [Origins.PassedOn] = 1 }, ignoreOrder: true);
        any.Facets[FacetField.Subject].ShouldBe(new Dictionary<string, int> { ["toan"] = 2, ["ngu-van"] = 1 }, ignoreOrder: true);
        any.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [IndexedLibrary.SchoolOfBook.ToString("N")] = 1 }, "what is elsewhere is no school's");

        library.Titles(await FindAnyAsync(Origins.Ours)).ShouldBe(["Originword một"]);
        library.Titles(await FindAnyAsync(Origins.Elsewhere)).ShouldBe(["Originword hai", "Originword ba"], ignoreOrder: true);
        library.Titles(await FindAnyAsync(Origins.Ours, Origins.PassedOn)).ShouldBe(["Originword một", "Originword ba"], ignoreOrder: true);
        (await library.FindAsync("originword", filters: (FacetField.Origin, Origins.Elsewhere))).Total.ShouldBe(0);
        (await library.Engine.SuggestAsync("originperson", Access.Guest, 10, TestContext.Current.CancellationToken)).Select(offer => offer.Text).ShouldBe(["Originperson Ở Nhà"]);
    }

    [Theory]
    [InlineData("alikeword")]
    [InlineData("alikeword mot", "in the title, without marks")]
    [InlineData("alikedescribed")]
    [InlineData("alikedescribed alikeword", "scattered over title and description, where closeness ranks")]
    public async Task Of_ours_and_one_elsewhere_that_match_alike_ours_stands_first(string question, string? why = null)
    {
        // One came before ours, one after it: the date does not decide.
        await library.PutAsync("Alikeword một", "Alikedescribed cho em.", site: Guid.Empty, origins: [Origins.Elsewhere]);
        var ours = await library.PutAsync("Alikeword một", "Alikedescribed cho em.");
        await library.PutAsync("Alikeword một", "Alikedescribed cho em.", site: Guid.Empty, origins: [Origins.Elsewhere, Origins.PassedOn]);

        var found = await FindAnyOfAsync(question);

        found.Total.ShouldBeGreaterThanOrEqualTo(3);
        found.Hits[0].ResourceId.ShouldBe(ours, why);
    }

    [Fact]
    public async Task One_elsewhere_that_matches_better_stands_before_ours()
    {
        await library.PutAsync("Một quyển khác", "Betterword nằm trong phần mô tả.");
        var elsewhere = await library.PutAsync("Betterword hai ba bốn", site: Guid.Empty, origins: [Origins.Elsewhere]);

        (await FindAnyOfAsync("betterword")).Hits[0].ResourceId.ShouldBe(elsewhere);
    }

    private Task<SearchResult> FindAnyAsync(params string[] origins) => FindAnyOfAsync("originword", origins);

    private Task<SearchResult> FindAnyOfAsync(string question, params string[] origins) => library.Engine.FindAsync(
        new SearchRequest(
            question,
            origins.Length == 0 ? SearchRequest.NoFilters : new Dictionary<FacetField, IReadOnlySet<string>> { [FacetField.Origin] = origins.ToHashSet() },
            OnlySite: null,
            SearchOrder.Best,
            Page: 1,
            Access.Guest)
        { CountSchools = true, IncludesElsewhere = true },
        TestContext.Current.CancellationToken);
}
