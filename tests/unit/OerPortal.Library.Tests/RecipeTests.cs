using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Recipes;
using OerPortal.Library.Recipes;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

public sealed class RecipeTests(LibraryApp app)
{
    [Fact]
    public async Task A_made_up_library_is_right_by_the_rules_of_a_real_one()
    {
        var (school, librarian) = await app.SchoolAsync();
        foreach (var n in Enumerable.Range(0, 12))
            await app.PupilAsync(school, $"Học Trò {n}");
        var shelves = new Shelves(
            $$"""
            {
              "school": "{{school.Slug}}", "vouchers": 3, "loansADay": 6,
              "groups": [
                { "kind": "textbook", "name": "{subject} {grade}", "subjects": ["Toán"], "grades": [6, 7], "volumes": 2, "copies": [5, 5], "price": [20, 20] },
                { "kind": "reference", "titles": ["Lão Hạc|Nam Cao|895.9223"], "copies": [2, 2] },
                { "kind": "children", "name": "{type} {subject}", "types": ["Chuyện"], "subjects": ["rừng", "biển"], "volumes": 4, "copies": [1, 3] }
              ]
            }
            """);

        foreach (var _ in Enumerable.Range(0, 2))
            await app.ActAsSystemAsync(s => ActivatorUtilities.CreateInstance<PaperBooksStep>(s, (IEnumerable<IRecipeFiles>)[shelves])
                .RunAsync(JsonDocument.Parse("""{"folders": "Schools"}""").RootElement, _ => { }, LibraryApp.Ct));

        (await librarian.OpenAsync("/quan-tri/sach")).ShouldSay("13 nhan đề");
        (await librarian.OpenAsync("/quan-tri/sach?q=lao hac")).ShouldSay("Nam Cao");
        (await librarian.OpenAsync("/quan-tri/phieu-nhap-sach")).ShouldSay("Phiếu nhập số 1").ShouldSay("Phiếu nhập số 3").ShouldNotSay("Phiếu đang ghi");
        foreach (var register in new[] { 0, 2, 3 })
        {
            var numbers = await app.Database.QueryAsync<int>("select number from library.copy where site_id = @Id and register = @register order by 1", new { school.Id, register });
            numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
        }
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id", new { school.Id })).ShouldBeGreaterThan(100);
        // Nobody holds a copy while somebody else has it.
        (await app.Database.QuerySingleAsync<int>(
            """
            select count(*) from library.loan a join library.loan b on a.copy_id = b.copy_id and a.id < b.id
            where a.site_id = @Id and tstzrange(a.lent_at, a.ended_at) && tstzrange(b.lent_at, b.ended_at)
            """, new { school.Id })).ShouldBe(0);
    }

    private sealed class Shelves(string json) : IRecipeFiles
    {
        public IReadOnlyCollection<string> Names { get; } = ["Schools/mot/shelves.json"];

        public Stream? Open(string name) => new MemoryStream(Encoding.UTF8.GetBytes(json));
    }
}
