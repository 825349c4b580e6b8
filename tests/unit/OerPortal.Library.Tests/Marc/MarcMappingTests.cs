using System.Net;
using System.Text;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Marc;
using OerPortal.TestKit;
using static OerPortal.Library.Tests.Marc.MarcFiles;

namespace OerPortal.Library.Tests.Marc;

/// <summary>Titles come from records and go out as records; what the form has no field for is not lost.</summary>
public sealed class MarcMappingTests(LibraryApp app)
{
    private const string Rich = "LDR 00000nam#a2200000#a#4500\n001 VN-99\n003 NLV\n008 261130s2019####vm#||||#||||#00|#||vie#d\n020 ##$a9786042123457 (bìa cứng)$c68.000đ\n041 1#$avie$heng\n082 04$a895.9223$bT450H$223\n100 0#$aTô Hoài\n245 10$aDế Mèn phiêu lưu ký :$btruyện dài /$cTô Hoài ; Tạ Huy Long minh hoạ\n250 ##$aTái bản lần 10\n260 ##$aHà Nội :$bKim Đồng,$c2019\n300 ##$a148 tr. :$btranh màu ;$c24 cm\n490 0#$aTủ sách vàng\n520 ##$aChuyện một chú dế.\n521 ##$aLớp 6\n650 #7$aTruyện thiếu nhi$zViệt Nam$2btkkhcn\n653 ##$aDế\n655 #7$aSách thiếu nhi$2local\n856 40$uhttps://example.vn/de-men";

    private static MarcRecord Record => MarcLines.Read(Rich, out _);

    [Fact]
    public void A_record_fills_the_form()
    {
        var form = RecordFacts.Of(Record, 2026);

        new[] { form.Name, form.People, form.Edition, form.Place, form.Publisher, form.Year, form.Pages, form.Isbn, form.Price, form.ClassMark, form.Subjects, $"{form.Kind}", $"{form.Grade}" }
            .ShouldBe(["Dế Mèn phiêu lưu ký: truyện dài", "Tô Hoài; Tạ Huy Long minh hoạ", "Tái bản lần 10", "Hà Nội", "Kim Đồng", "2019", "148", "9786042123457", "68000", "895.9223", "Truyện thiếu nhi - Việt Nam; Dế", "Children", "6"]);
    }

    [Fact]
    public void What_came_in_goes_out()
    {
        foreach (var record in VietnameseRecords.All.Append(Record))
        {
            var kept = RecordFacts.WithoutHoldings(record);
            MarcLines.Write(TitleMarc.Of(Title(kept), kept, 2026)).ShouldBe(MarcLines.Write(kept));
        }
    }

    [Fact]
    public void Only_what_the_title_says_otherwise_is_written_anew()
    {
        var title = Title(Record);
        (title.Year, title.Subjects, title.Pages, title.Price) = (2021, "Dế; Phiêu lưu", 160, 70_000);

        var before = Rich.Split('\n');
        var after = MarcLines.Write(TitleMarc.Of(title, Record, 2026)).Split('\n');

        after.Except(before).ShouldBe(["005 20260901000000.0", "020 ##$a9786042123457$c70.000đ", "260 ##$aHà Nội :$bKim Đồng,$c2021", "300 ##$a160 tr. ;$btranh màu ;$c24 cm", "653 ##$aPhiêu lưu"]);
        before.Except(after).Count().ShouldBe(4);
    }

    [Fact]
    public void A_title_without_a_record_becomes_one_that_says_the_same()
    {
        foreach (var record in VietnameseRecords.All.Append(Record))
        {
            var title = Title(record);
            Facts(RecordFacts.Of(TitleMarc.Of(title, null, 2026), 2026)).ShouldBe(Facts(TitleForm.Of(title)));
        }
        MarcLines.Write(TitleMarc.Of(Title(Record), null, 2026)).Split('\n')[3].ShouldBe("008 260901s2019####vm#|||||#||||#00|#||vie#d");
    }

    [Theory]
    [InlineData("245 00$aA", "300 ##$a2 tập, 148 tr. ; 24 cm", "148")]
    [InlineData("245 00$aA", "300 ##$axii, 96 p.", "96")]
    [InlineData("245 00$aA", "300 ##$a1 đĩa CD", "1")]
    [InlineData("245 00$aA", "300 ##$aNhiều tập", null)]
    public void Pages_are_those_of_the_book(string title, string extent, string? pages) => RecordFacts.Of(MarcLines.Read($"{title}\n{extent}", out _), 2026).Pages.ShouldBe(pages);

    [Fact]
    public async Task A_file_of_records_is_looked_at_taken_in_and_given_out_whole()
    {
        var (school, librarian) = await app.SchoolAsync();
        var damaged = "00100nam a22000377a 4500hỏng\u001d"u8.ToArray();

        var preview = await SendAsync(librarian, [.. Iso(VietnameseRecords.All.Take(50)), .. damaged, .. Iso(VietnameseRecords.All.Skip(50))], "thu-vien.mrc", withCopies: true);
        var looked = await librarian.OpenAsync(preview);
        looked.TextsOf(".figure b").ShouldBe(["200", "0", "0", "1", "200"]);
        looked.ShouldSay("Bản ghi").ShouldSay("Danh mục trường của bản ghi hỏng").TextsOf("tbody td.num").ShouldBe(["51"]);
        (await librarian.PostFormAsync(preview)).Dispose();

        (await librarian.OpenAsync("/quan-tri/sach?q=dat rung phuong nam")).TextsOf("tbody th").ShouldBe(Enumerable.Range(1, 10).Select(tome => $"Đất rừng phương Nam. Tập {tome}"), ignoreOrder: true);
        (await app.Database.QuerySingleAsync<int>("select sum(count) from library.voucher_line where site_id = @Id", new { school.Id })).ShouldBe(200);

        foreach (var (handler, read) in new[] { ("Marc", (Func<byte[], IReadOnlyList<ReadMarc>>)ReadIso), ("MarcXml", ReadXml) })
        {
            var file = await librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/sach?handler={handler}"), LibraryApp.Ct);
            read(file).Select(r => r.Lines()).Order().ShouldBe(VietnameseRecords.All.Select(r => Lines(RecordFacts.WithoutHoldings(r))).Order());
            (await librarian.OpenAsync(await SendAsync(librarian, file, "tro-lai"))).ShouldSay("Không có gì mới để nhập").TextsOf(".figure b").ShouldBe(["0", "0", "200", "0", "0"]);
        }
    }

    [Fact]
    public async Task What_a_record_does_not_say_stays_as_it_is()
    {
        var (_, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Bầu trời trong quả trứng", ("Input.Isbn", "9786042123457"), ("Input.Publisher", "Kim Đồng"), ("Input.Note", "Bản in đẹp"), ("Input.Price", "40.000"));

        (await librarian.PostFormAsync(await SendAsync(librarian, Iso([MarcLines.Read("020 ##$a9786042123457\n245 10$aBầu trời trong quả trứng /$cXuân Quỳnh\n490 0#$aThơ", out _)]), "x.mrc"))).Dispose();

        var form = (await librarian.OpenAsync($"/quan-tri/sach/{title}")).Document;
        new[] { "People", "Publisher", "Price" }.Select(field => form.QuerySelector($"[name='Input.{field}']")!.GetAttribute("value")).ShouldBe(["Xuân Quỳnh", "Kim Đồng", "40000"]);
        form.QuerySelector("[name='Input.Note']")!.TextContent.Trim().ShouldBe("Bản in đẹp");
        (await librarian.OpenAsync($"/quan-tri/sach/{title}/marc")).Document.QuerySelector("textarea")!.TextContent
            .ShouldSatisfyAllConditions(l => l.ShouldContain("490 0#$aThơ"), l => l.ShouldContain("$bKim Đồng"), l => l.ShouldContain("500 ##$aBản in đẹp"), l => l.ShouldContain("$c40.000đ"));
    }

    [Fact]
    public async Task Copies_go_out_with_their_numbers_and_do_not_come_back_as_more()
    {
        var (_, librarian) = await app.SchoolAsync();
        await app.BooksAsync(librarian, "Mùa lá rụng trong vườn", 3);

        var file = await librarian.Client.GetByteArrayAsync(librarian.Url("/quan-tri/sach?handler=Marc"), LibraryApp.Ct);

        ReadIso(file).Single().Record!.Fields("852").Select(field => field['p']).ShouldBe(["TK000001", "TK000002", "TK000003"]);
        (await librarian.OpenAsync(await SendAsync(librarian, file, "x.mrc"))).TextsOf(".figure b").ShouldBe(["0", "0", "1", "0", "0"]);
    }

    [Fact]
    public async Task Who_wants_it_sees_and_changes_the_fields()
    {
        var (_, librarian) = await app.SchoolAsync();
        var title = await app.TitleAsync(librarian, "Quê nội", ("Input.People", "Võ Quảng"), ("Input.Year", "2020"));
        var view = $"/quan-tri/sach/{title}/marc";
        var lines = (await librarian.OpenAsync(view)).Document.QuerySelector("textarea")!.TextContent;
        lines.ShouldContain("245 10$aQuê nội /$cVõ Quảng");

        var refused = await librarian.ReadAsync(await PostAsync(lines + "\n24 $aHỏng\n500 Không có trường con"));
        refused.TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain("bắt đầu bằng nhãn trường");
        refused.Document.QuerySelector("textarea")!.TextContent.ShouldContain("500 Không có trường con");
        (await librarian.ReadAsync(await PostAsync("500 ##$aKhông nhan đề"))).ShouldSay("Bản ghi cần trường 245");
        (await PostAsync(lines.Replace("$cVõ Quảng", "$cVõ Quảng ; Huy Toàn vẽ", StringComparison.Ordinal) + "\n490 0#$aTủ sách {dollar}1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await librarian.OpenAsync($"/quan-tri/sach/{title}")).Document.QuerySelector("[name='Input.People']")!.GetAttribute("value").ShouldBe("Võ Quảng; Huy Toàn vẽ");
        (await librarian.PostFormAsync($"/quan-tri/sach/{title}", Fields.Of(("Input.Year", "2022")), "form:has([name='Input.Name'])")).Dispose();
        (await librarian.OpenAsync(view)).Document.QuerySelector("textarea")!.TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("490 0#$aTủ sách {dollar}1"), text => text.ShouldContain("$c2022"), text => text.ShouldContain("$cVõ Quảng ; Huy Toàn vẽ"));

        async Task<HttpResponseMessage> PostAsync(string written) => await librarian.PostFormAsync(view, Fields.Of(("Lines", written)), "form:has(textarea)");
    }

    [Fact]
    public async Task A_list_with_a_line_a_copy_is_counted()
    {
        var (_, librarian) = await app.SchoolAsync();
        const string Table = "Số ĐKCB,Nhan đề,Tác giả chính,Nơi XB,Nhà XB,Năm XB,Ký hiệu phân loại,Môn loại,Khổ cỡ,Số trang,Giá tiền\r\n"
            + "TK.0012,Chí Phèo,Nam Cao,Hà Nội,Văn học,2018,895.9223,V23,21 cm,200tr,45.000đ\r\nTK.0013; TK.0014,Chí Phèo,Nam Cao,Hà Nội,Văn học,2018,895.9223,V23,21 cm,200tr,45.000đ\r\nTK.0020-TK.0029,Lão Hạc,Nam Cao,Hà Nội,Văn học,2018,895.9223,V23,21 cm,100 tr.,\r\n";

        var looked = await librarian.OpenAsync(await SendAsync(librarian, Encoding.UTF8.GetBytes(Table), "viet-biblio.csv"));

        looked.ShouldSay("Không dùng các cột: Môn loại, Khổ cỡ").TextsOf(".figure b").ShouldBe(["2", "0", "1", "0", "13"]);
    }

    private static Title Title(MarcRecord record)
    {
        var title = new Title { SiteId = Guid.CreateVersion7(), AddedAt = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero) };
        RecordFacts.Of(record, 2026).Apply(title, new(), null!, 2026);
        title.Changed(title.AddedAt);
        return title;
    }

    private static string Facts(TitleForm f) => string.Join('|', f.Name, f.People, f.Volume, f.Edition, f.Publisher, f.Place, f.Year, f.Pages, f.Isbn, f.Price, f.ClassMark, f.Subjects, f.Kind, f.Grade, f.Note);

    /// <returns>The path of what was looked at.</returns>
    private static async Task<string> SendAsync(Visitor librarian, byte[] file, string name, bool withCopies = false)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await librarian.TokenAsync("/quan-tri/nhap-sach")), "__RequestVerificationToken" },
            { new StringContent(withCopies ? "true" : "false"), "WithCopies" },
            { new ByteArrayContent(file), "Sheet", name },
        };
        using var answer = await librarian.Client.PostAsync(librarian.Url("/quan-tri/nhap-sach"), content, LibraryApp.Ct);
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await librarian.ReadAsync(answer)).Text);
        return address[librarian.Site.PathPrefix.Length..];
    }
}
