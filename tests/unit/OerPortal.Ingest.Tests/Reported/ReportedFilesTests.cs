using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Facts;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Reported;

/// <summary>Small files of the kinds people reported elsewhere, each through the whole way: what must come of it stands beside its name.</summary>
public sealed class ReportedFilesTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("e02-bia-trong-trang-bia.epub", 2, "Bìa nằm trong trang bìa")]
    [InlineData("e03-meta-cover-chi-trang.epub", 2, "Meta cover chỉ tới trang bìa")]
    [InlineData("e05-dau-va-trong-ncx.epub", 2, "Mục lục có dấu và")]
    [InlineData("e08-hoa-thuong.epub", 3, "Chữ hoa chữ thường lệch nhau")]
    [InlineData("e12b-nbsp-neo-tu-dong.epub", 1, "nbsp và neo tự đóng")]
    [InlineData("e13-dong-trong-truoc-xml.epub", 1, "Dòng trống trước khai báo XML")]
    [InlineData("e13c-container-dong-trong.epub", 1, "Container có dòng trống trước khai báo XML")]
    [InlineData("e16-ngay-0101.epub", 2, "Ngày không xác định của calibre")]
    [InlineData("e42-bang-rong.epub", 1, "Bảng rộng và địa chỉ dài")]
    [InlineData("e49-chuong-rong.epub", 2, "Có chương rỗng")]
    [InlineData("case-differs.epub", 2, "Case differs")]
    [InlineData("fixed-layout-extra-page.epub", 4, "Fixed layout extra page")]
    [InlineData("fixed-layout-spread-none.epub", 4, "Fixed layout spread none")]
    [InlineData("same-chapter-twice.epub", 2, "Same chapter twice")]
    [InlineData("z01-nen-qua-ong-dan.epub", 1, "Nén bằng zip -r")]
    [InlineData("p03-bom.pdf", 1, "P03 bom")]
    [InlineData("p03b-dong-trong.pdf", 1, "P03b dong trong")]
    [InlineData("p05-cropbox.pdf", 1, "P05 cropbox")]
    [InlineData("p16-chu-oi.pdf", 1, "Chuyên đề chữ ư")]
    [InlineData("p17-nfd.pdf", 1, "Văn bản NFD")]
    [InlineData("63-gps.jpg", null, "63 gps")]
    [InlineData("gps.webp", null, "Gps")]
    [InlineData("m01-ghi-am-android-mp42.m4a", null, "M01 ghi am android mp42")]
    [InlineData("m04-quay-bang-dien-thoai.3gp", null, "M04 quay bang dien thoai")]
    [InlineData("m05-iphone.MOV", null, "M05 iphone")]
    public async Task A_file_that_every_program_opens_is_ready_and_nothing_is_said_against_it(string name, int? pages, string title)
    {
        var file = await AcceptAsync(name);
        (file.State, file.Pages, file.NoteKey).ShouldBe((FileState.Ready, pages, null));
        file.Remarks.ShouldBeEmpty();
        FileTitle.Of(file.Metadata?.Title, file.Name).ShouldBe(title);
    }

    [Theory]
    [InlineData("p01-tcvn3.pdf", FileState.Ready, FileRemarkKind.OldFont)]
    [InlineData("p04-title-xuong-dong.pdf", FileState.Ready, FileRemarkKind.NoText)]
    [InlineData("90-outline-loop.pdf", FileState.Ready, FileRemarkKind.NoText)]
    [InlineData("51-page-tree-loop.pdf", FileState.ReadyWithoutPreview, FileRemarkKind.DamagedPdf)]
    [InlineData("90-form-exponential.pdf", FileState.ReadyWithoutPreview, FileRemarkKind.DamagedPdf)]
    [InlineData("one-chapter-missing-of-three.epub", FileState.Ready, FileRemarkKind.PartMissing)]
    public async Task What_a_file_lacks_is_told(string name, FileState state, FileRemarkKind remark)
    {
        var file = await AcceptAsync(name);
        file.State.ShouldBe(state);
        file.Remarks.Select(r => r.Kind).ShouldBe([remark]);
    }

    [Fact]
    public async Task A_cut_film_can_only_be_downloaded_and_says_why()
    {
        var file = await AcceptAsync("67-truncated.mp4");
        file.State.ShouldBe(FileState.ReadyWithoutPreview);
        file.NoteKey.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("o01-docx-anh-emf.docx")]
    [InlineData("t01-windows-1258.txt")]
    public async Task An_honest_file_that_no_page_shows_can_be_downloaded(string name) => (await AcceptAsync(name)).State.ShouldBe(FileState.ReadyWithoutPreview);

    [Theory]
    [InlineData("e05-dau-va-trong-ncx.epub", "Đại số & Giải tích", "Hình học")]
    [InlineData("e21-nav-boc-div.epub", "Bến nước", "Dốc đá", "Cầu treo")]
    [InlineData("e21c-nav-p.epub", "Bến nước", "Dốc đá", "Cầu treo")]
    [InlineData("e44-br-trong-ten-chuong.epub", "Chương 1 Bến nước", "Chương 2 Dốc đá tai mèo")]
    public async Task Contents_are_whole(string name, params string[] entries)
    {
        var file = await AcceptAsync(name);
        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        JsonDocument.Parse(publication!.ManifestJson).RootElement.GetProperty("toc").EnumerateArray().Select(e => e.GetProperty("title").GetString()).ShouldBe(entries);
    }

    [Theory]
    [InlineData("e12-nbsp-script-tu-dong.epub", "Xin chào các em học sinh lớp sáu.")]
    [InlineData("e33-chu-cai-dau-big.epub", "Ngày xửa")]
    [InlineData("p01-tcvn3.pdf", "quy đồng mẫu số")]
    [InlineData("p16-chu-oi.pdf", "phương pháp giải toán chuyển động")]
    [InlineData("p16-chu-oi.pdf", "được chọn làm nơi")]
    public async Task Words_are_found_as_they_are_read(string name, string words)
    {
        var file = await AcceptAsync(name);
        var text = await portal.AskAsync<IFiles, string>(async files =>
        {
            var all = new System.Text.StringBuilder();
            await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
                all.AppendLine(passage.Text);
            return all.ToString();
        });
        text.ShouldContain(words, Case.Insensitive);
    }

    [Fact]
    public async Task Three_people_are_three()
    {
        var file = await AcceptAsync("e20b-nhieu-tac-gia.epub");
        file.Metadata!.Contributors.Select(c => c.Name).ShouldBe(["Đinh Văn Khuê", "Rơ Châm Lan", "Y Thuỷ"]);
    }

    [Fact]
    public async Task A_language_gets_its_code() => (await AcceptAsync("e18-ngon-ngu-vn.epub")).Metadata!.Language.ShouldBe("vi");

    [Fact]
    public async Task A_date_nobody_knows_is_none() => (await AcceptAsync("e16-ngay-0101.epub")).Metadata!.Published.ShouldBeNull();

    [Fact]
    public async Task Sentences_of_a_description_stay_apart()
    {
        var description = (await AcceptAsync("e15-mo-ta-html.epub")).Metadata!.Description!;
        description.ShouldNotContain("nướcTruyện");
        description.ShouldNotContain("ToánTiếng");
        description.ShouldNotContain("<");
    }

    [Fact]
    public async Task The_name_of_a_file_is_its_title_where_it_says_none()
    {
        var file = await portal.AcceptAsync(await File.ReadAllBytesAsync(Corpus.Reported("ten-tep.pdf"), Cancellation), "Đề thi HK1 2023-2024.pdf");
        FileTitle.Of(file.Metadata?.Title, file.Name).ShouldBe("Đề thi HK1 2023-2024");
    }

    [Theory]
    [InlineData("e02-bia-trong-trang-bia.epub")]
    [InlineData("e03-meta-cover-chi-trang.epub")]
    public async Task The_cover_is_the_red_picture(string name)
    {
        var seen = await Drawn.LookAsync((await DerivativesAsync(await AcceptAsync(name)))[Derivative.Cover]);
        SeenPicture.IsRed(seen.Left).ShouldBeTrue();
        SeenPicture.IsRed(seen.Right).ShouldBeTrue();
    }

    [Fact]
    public async Task A_cover_shows_no_bleed_and_no_crop_marks()
    {
        var made = await DerivativesAsync(await AcceptAsync("p05-cropbox.pdf"));
        foreach (var part in new[] { Derivative.Cover, Derivative.FirstPage })
        {
            var seen = await Drawn.LookAsync(made[part]);
            foreach (var edge in new[] { seen.Left, seen.Right, seen.Top, seen.Bottom })
                edge.ShouldAllBe(colour => colour > 240, part);
        }
    }

    [Theory]
    [InlineData("63-gps.jpg")]
    [InlineData("gps.webp")]
    public async Task Nothing_made_of_a_photograph_says_where_it_was_taken(string name)
    {
        NoteFinder.In(await File.ReadAllBytesAsync(Corpus.Reported(name), Cancellation)).ShouldNotBeEmpty("else this shows nothing");
        foreach (var (part, bytes) in await DerivativesAsync(await AcceptAsync(name)))
            NoteFinder.In(bytes).ShouldBeEmpty(part);
    }

    [Fact]
    public async Task The_day_of_printing_is_no_day_of_publication() => (await AcceptAsync("p17-nfd.pdf")).Metadata!.Published.ShouldBeNull();

    [Fact]
    public async Task A_title_says_nothing_about_pages_and_tags()
    {
        var file = await AcceptAsync("p04-title-xuong-dong.pdf");
        file.Pages.ShouldBe(1);
        file.Metadata!.AccessibilityFeatures.ShouldBeEmpty();
        file.Metadata.Title!.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("e50c-chi-rtl.epub")]
    [InlineData("vertical-rtl-blank.epub")]
    public async Task Pages_from_right_to_left_are_said_to_be_so(string name) =>
        (await ManifestAsync(name)).GetProperty("metadata").GetProperty("readingProgression").GetString().ShouldBe("rtl");

    /// <summary>An element that is empty in the file must not take in what follows.</summary>
    [Fact]
    public async Task Only_words_inside_marks_are_marked()
    {
        var file = await AcceptAsync("e12b-nbsp-neo-tu-dong.epub");
        var chapter = await portal.AskAsync<IPublications, string>(async publications =>
        {
            var publication = (await publications.FindAsync(file.Id, Cancellation))!;
            var href = JsonDocument.Parse(publication.ManifestJson).RootElement.GetProperty("readingOrder")[0].GetProperty("href").GetString()!;
            await using var stored = await publications.OpenAsync((await publications.FindMemberAsync(file.Id, href, Cancellation))!, Cancellation);
            using var reader = new StreamReader(new System.IO.Compression.GZipStream(stored, System.IO.Compression.CompressionMode.Decompress));
            return await reader.ReadToEndAsync(Cancellation);
        });
        var body = System.Xml.Linq.XDocument.Parse(chapter.Replace("&nbsp;", "\u00a0", StringComparison.Ordinal)).Descendants().Where(e => e.Name.LocalName is "i" or "b").ToList();
        body.ShouldNotBeEmpty();
        body.Where(e => e.Value.Length > 60).ShouldBeEmpty("whole paragraphs lie in a mark");
    }

    private async Task<JsonElement> ManifestAsync(string name)
    {
        var file = await AcceptAsync(name);
        return JsonDocument.Parse((await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation)))!.ManifestJson).RootElement;
    }

    private async Task<Dictionary<string, byte[]>> DerivativesAsync(FileFacts file)
    {
        var made = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var derivative in await portal.AskAsync<IngestDbContext, List<Derivative>>(d => d.Derivatives.Where(x => x.FileId == file.Id).ToListAsync(Cancellation)))
        {
            made[derivative.Name] = await portal.AskAsync<IBlobStore, byte[]>(async blobs =>
            {
                await using var content = await blobs.OpenReadAsync(derivative.Sha256, Cancellation);
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, Cancellation);
                return copy.ToArray();
            });
        }
        made.ShouldNotBeEmpty();
        return made;
    }

    private async Task<FileFacts> AcceptAsync(string name) => await portal.AcceptAsync(await File.ReadAllBytesAsync(Corpus.Reported(name), Cancellation), name);
}
