using System.Diagnostics;
using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;

namespace OerPortal.Classes.Tests;

public sealed class DeskTests(ClassesApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sheet_of_cards_is_read_by_a_camera_and_leads_to_each_pupil()
    {
        var (school, librarian, its) = await app.ClassAsync([.. Enumerable.Range(1, 11).Select(n => $"Nguyễn Thị Phương Anh {(char)('A' + n)}")]);

        var pdf = await librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/lop/{its.Id}/the.pdf"), Ct);
        var pages = await RenderAsync(pdf);

        pages.Count.ShouldBe(2, "ten cards a page");
        var read = pages.SelectMany(Codes).Order().ToList();
        read.ShouldBe((await app.PupilsAsync(school)).Select(p => $"http://localhost{school.PathPrefix}/the/{p.Card}").Order().ToList());
        (await TextOfAsync(pdf)).ShouldContain("Nguyễn Thị Phương Anh B");
    }

    [Fact]
    public async Task Teachers_see_the_classes_they_teach_and_no_others()
    {
        var (school, librarian) = await app.SchoolAsync();
        await app.ImportAsync(librarian, ClassesApp.Table("1,Nguyễn Thị Hoa,2/3/2014,6A", "2,Trần Văn An,1/5/2014,6B"));
        var classes = await app.ClassesAsync(school);
        var teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        (await librarian.PostFormAsync($"/quan-tri/lop/{classes[0].Id}", [new("homeroom", $"{teacher.Id}")], "form[action*='handler=Teachers']")).Dispose();
        using var at = app.SignIn(teacher);

        (await at.OpenAsync("/quan-tri/lop")).ShouldSay("6A").ShouldNotSay("6B");
        (await at.OpenAsync($"/quan-tri/lop/{classes[0].Id}")).ShouldSay("Nguyễn Thị Hoa").ShouldNotSay("Lưu giáo viên");
        (await at.GetAsync($"/quan-tri/lop/{classes[1].Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.GetAsync($"/quan-tri/lop/{classes[1].Id}/the.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await at.PostFormAsync($"/quan-tri/lop/{classes[0].Id}", [new("who", $"{Guid.CreateVersion7()}")], "form[action*='handler=Card']")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // At the resolution of a phone's camera above the sheet.
    private static async Task<IReadOnlyList<(int Width, int Height, byte[] Grey)>> RenderAsync(byte[] pdf)
    {
        var folder = TemporaryFolder.Create("oer-cards-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "the.pdf"), pdf, Ct);
            await RunAsync("pdftoppm", "-gray", "-r", "150", Path.Combine(folder, "the.pdf"), Path.Combine(folder, "trang"));
            return [.. Directory.EnumerateFiles(folder, "*.pgm").Order().Select(ReadGrey)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        var folder = TemporaryFolder.Create("oer-cards-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "the.pdf"), pdf, Ct);
            await RunAsync("pdftotext", Path.Combine(folder, "the.pdf"), Path.Combine(folder, "the.txt"));
            return await File.ReadAllTextAsync(Path.Combine(folder, "the.txt"), Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var trouble = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0, trouble);
    }

    // "P5 width height 255" and then one byte a point.
    private static (int, int, byte[]) ReadGrey(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var words = new List<string>();
        var at = 0;
        while (words.Count < 4)
        {
            var end = Array.FindIndex(bytes, at, b => char.IsWhiteSpace((char)b));
            words.Add(System.Text.Encoding.ASCII.GetString(bytes, at, end - at));
            at = end + 1;
        }

        return (int.Parse(words[1]), int.Parse(words[2]), bytes[at..]);
    }

    private static IEnumerable<string> Codes((int Width, int Height, byte[] Grey) page)
    {
        var source = new RGBLuminanceSource(page.Grey, page.Width, page.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var found = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true });
        return (found ?? []).Select(r => r.Text);
    }
}
