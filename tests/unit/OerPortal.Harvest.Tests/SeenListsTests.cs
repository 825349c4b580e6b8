using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OerPortal.Harvest.Models;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests;

/// <summary>A catalogue shows each publication in the list of the newest, under its subject, its level, its school. A run reads it once.</summary>
public sealed class SeenListsTests(HarvestApp app)
{
    private const int PageSize = 10;
    private const int Subjects = 12;

    /// <summary>A catalogue of <paramref name="count"/> publications, which are also in lists by subject.</summary>
    /// <param name="first">The publications in the list that the catalogue's first page leads to, and as what.</param>
    private static Task<MadeUpServer> CatalogueAsync(int count, string rel, int first) => MadeUpServer.StartAsync(http =>
    {
        var page = int.TryParse(http.Request.Query["trang"], CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        http.Response.ContentType = "application/opds+json";
        return http.Response.WriteAsync(http.Request.Path.Value!.Split('/') switch
        {
            [_, "opds"] => Navigation(("Theo môn", "/mon", "subsection"), ("Mới", "/moi", rel)),
            [_, "mon"] => Navigation([.. Enumerable.Range(0, Subjects).Select(i => ($"Môn {i}", $"/mon/{i}", "subsection"))]),
            [_, "moi"] => List(http.Request.Path, page, [.. Enumerable.Range(1, first)]),
            [_, "mon", var subject] => List(http.Request.Path, page, [.. Enumerable.Range(1, count).Where(i => i % Subjects == int.Parse(subject, CultureInfo.InvariantCulture))]),
            _ => throw new InvalidOperationException(http.Request.Path),
        });
    });

    private static string Navigation(params (string Title, string Href, string Rel)[] links)
        => $$"""{"metadata":{"title":"Danh mục"},"navigation":[{{string.Join(',', links.Select(link => $$"""{"title":"{{link.Title}}","href":"{{link.Href}}","rel":"{{link.Rel}}","type":"application/opds+json"}"""))}}]}""";

    private static string List(PathString path, int page, int[] publications)
    {
        var next = publications.Length > page * PageSize ? $$"""{"rel":"next","href":"{{QueryHelpers.AddQueryString(path, "trang", $"{page + 1}")}}","type":"application/opds+json"}""" : "";
        return $$"""
            {"metadata":{"title":"{{path}}","numberOfItems":{{publications.Length}}},"links":[{{next}}],"publications":[{{string.Join(',', publications.Skip((page - 1) * PageSize).Take(PageSize).Select(Publication))}}]}
            """;
    }

    private static string Publication(int number)
        => $$"""{"metadata":{"identifier":"urn:sach:{{number}}","title":"Sách {{number}}"},"links":[{"rel":"http://opds-spec.org/acquisition","href":"/tep/{{number}}.epub"}]}""";

    private async Task<(Run Run, Source Source)> HarvestAsync(MadeUpServer server)
    {
        var source = await app.AddAsync(server.Address("/opds"), SourceKind.Opds);
        var run = await app.HarvestAsync(source);
        run.State.ShouldBe(RunState.Done);
        return (run, source);
    }

    [Fact]
    public async Task What_the_list_of_the_newest_has_shown_is_not_read_again_by_subject()
    {
        await using var server = await CatalogueAsync(240, "http://opds-spec.org/sort/new", first: 240);

        var (run, source) = await HarvestAsync(server);

        // The first page, the newest (24 pages), the list of the subjects and, of those, five, of which one page each.
        run.Requests.ShouldBe(1 + 24 + 1 + 5);
        server.Asked.ShouldBe(run.Requests);
        (run.Added, (await app.TitlesAsync(source)).Count).ShouldBe((240, 240));
        (await app.LogAsync(run)).ShouldContain(line => line.Code == "seenAll" && line.Detail == "240");
    }

    [Fact]
    public async Task A_list_of_the_newest_that_ends_early_is_not_taken_for_the_whole()
    {
        await using var server = await CatalogueAsync(240, "http://opds-spec.org/sort/new", first: 20);

        var (run, source) = await HarvestAsync(server);

        (run.Added, (await app.TitlesAsync(source)).Count).ShouldBe((240, 240));
        server.Asked.ShouldBe(1 + 2 + 1 + (Subjects * 2));
    }

    [Fact]
    public async Task Where_the_catalogue_names_a_list_of_everything_nothing_else_is_read()
    {
        await using var server = await CatalogueAsync(45, "http://opds-spec.org/crawlable", first: 45);

        var (run, _) = await HarvestAsync(server);

        run.Added.ShouldBe(45);
        server.Asked.ShouldBe(1 + 5);
    }

    [Fact]
    public async Task What_has_gone_from_the_list_of_everything_is_gone()
    {
        int[] there = [1, 2, 3, 4];
        await using var server = await MadeUpServer.StartAsync(http => http.Response.WriteAsync(
            http.Request.Path == "/opds" ? Navigation(("Tất cả", "/het", "http://opds-spec.org/crawlable"), ("Môn", "/mon", "subsection")) : List(http.Request.Path, 1, http.Request.Path == "/het" ? there : [9])));
        var (_, source) = await HarvestAsync(server);
        there = [1, 3];

        (await app.HarvestAsync(source)).Removed.ShouldBe(2);

        (await app.TitlesAsync(source)).ShouldBe(["Sách 1", "Sách 3"]);
    }
}
