using System.Net;
using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

/// <summary>A workbook as tables, without scripts; its pages stay where a search leads.</summary>
public sealed class SheetPageTests(ReadingApp app)
{
    private static readonly SheetTable[] Marks =
    [
        new("Lớp 4A", 2, IsCut: true, [
            new SheetRow([new("Họ tên", Rows: 2), new("Điểm", Columns: 2)]),
            new SheetRow([new("Toán"), new("")]),
            new SheetRow([new("Y <Blưm>", Rows: 2), new($"1{SheetTable.Thousands}234{SheetTable.Point}5", IsNumber: true), new("10", IsNumber: true)]),
            new SheetRow([new("9", IsNumber: true), new("8", IsNumber: true)])]),
        new("Lớp 4B", 0, IsCut: false, [new SheetRow([new("trống")])]),
    ];

    [Fact]
    public async Task A_workbook_opens_as_a_table_with_heads_tabs_and_numbers_as_people_write_them()
    {
        var book = app.Library.AddPdf(app.Portal.Id, kind: FileKind.Office, name: "so-diem.xlsx", sheets: Marks);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{book.Card.PublicId}");

        page.Document.QuerySelectorAll("thead th").Select(h => (h.TextContent, h.GetAttribute("scope"), h.GetAttribute("rowspan"), h.GetAttribute("colspan")))
            .ShouldBe([("Họ tên", "col", "2", null), ("Điểm", "colgroup", null, "2"), ("Toán", "col", null, null)]);
        page.Document.QuerySelectorAll("tbody th").Select(h => h.TextContent).ShouldBe(["Y <Blưm>"], "what reaches down stands beside the row below as well");
        page.Document.QuerySelectorAll("tbody td").Select(c => c.TextContent).ShouldBe(["1.234,5", "10", "9", "8"]);
        page.Document.QuerySelectorAll("nav .chip").Select(a => (a.TextContent, a.GetAttribute("href"), a.GetAttribute("aria-current"))).ShouldBe([("Lớp 4A", "?to=1", "page"), ("Lớp 4B", "?to=2", null)]);
        page.ShouldSay("Bảng này dài hơn phần hiện ở đây");
        page.Document.QuerySelector($"a[href='/doc/{book.Card.PublicId}?xem=trang']").ShouldNotBeNull();
        (await guest.OpenAsync($"/doc/{book.Card.PublicId}?to=2")).TextOf("tbody").ShouldContain("trống");
        foreach (var none in new[] { "3", "0", "-1", "x", "" })
            (await guest.GetAsync($"/doc/{book.Card.PublicId}?to={none}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
    }

    [Fact]
    public async Task Its_pages_are_there_for_whoever_asks_for_them_and_for_a_place_that_was_found()
    {
        var book = app.Library.AddPdf(app.Portal.Id, kind: FileKind.Office, name: "so-diem.xlsx", sheets: Marks);
        using var guest = app.Guest();
        foreach (var asked in new[] { "?xem=trang", "?den=page%3D2&tim=To%C3%A1n" })
            (await guest.OpenAsync($"/doc/{book.Card.PublicId}{asked}")).Document.QuerySelector("#reader").ShouldNotBeNull(asked);
    }
}
