using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.Library.Jobs;
using OerPortal.Library.Photos;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Pictures of readers: for the librarians of the school and the reader, and never before they are scanned.</summary>
public sealed class PhotoTests(LibraryApp app)
{
    /// <summary>The harmless file by which scanners are tried (eicar.org), in two parts so that no scanner takes this one for it.</summary>
    private static readonly string Eicar = string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");

    [Fact]
    public async Task A_picture_is_seen_once_it_is_scanned_by_librarians_of_the_school_and_the_reader_alone()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupil = await app.PupilAsync(school, "Nguyễn Thị Lan");
        using var at = app.SignIn(pupil.Person);
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var guest = app.Guest(school);
        var (_, neighbour) = await app.SchoolAsync();

        await SendAsync(librarian, $"/quan-tri/anh-the?handler=One&readerId={pupil.Id}", "Photo1", "lan.jpg", await JpegAsync());
        // Work goes on beside: whatever it has done yet, the page shows none that is not ready.
        var file = await app.Database.QuerySingleAsync<Guid>("select file_id from library.reader_photo where person_id = @Id", new { pupil.Id });
        await app.WorkIsDoneAsync();

        var shown = (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={pupil.Id}")).Document.QuerySelector(".reader-photo img")!.GetAttribute("src")!;
        shown.ShouldContain($"{file}");
        foreach (var (who, status) in new[] { (librarian, HttpStatusCode.OK), (at, HttpStatusCode.OK), (teacher, HttpStatusCode.NotFound), (guest, HttpStatusCode.NotFound), (neighbour, HttpStatusCode.NotFound) })
        {
            foreach (var address in new[] { $"/tep/{file}/bia", $"/tep/{file}/anh", $"/tep/{file}/tai" })
            {
                var answer = await who.GetAsync(address);
                answer.StatusCode.ShouldBe(status, $"{address} for {(who.IsGuest ? "a guest" : who.Person.DisplayName)}");
                if (status == HttpStatusCode.OK)
                    answer.Headers.CacheControl!.Private.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task What_is_not_scanned_or_has_a_virus_is_shown_and_served_to_nobody()
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupil = await app.PupilAsync(school, "Trần An");
        await SendAsync(librarian, $"/quan-tri/anh-the?handler=One&readerId={pupil.Id}", "Photo1", "an.jpg", await JpegAsync());
        await app.WorkIsDoneAsync();
        var file = await app.Database.QuerySingleAsync<Guid>("select file_id from library.reader_photo where person_id = @Id", new { pupil.Id });

        // As it stands while the scanner is at it.
        await app.Database.ExecuteAsync("update ingest.file set state = @state where id = @file", new { file, state = (int)Ingest.FileState.Scanning });
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={pupil.Id}")).ShouldSay("Đang quét").Document.QuerySelector(".reader-photo img").ShouldBeNull();
        (await librarian.GetAsync($"/tep/{file}/bia")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CardAsync(librarian, school, pupil)).ShouldNotContain("/DCTDecode");

        await SendAsync(librarian, $"/quan-tri/anh-the?handler=One&readerId={pupil.Id}", "Photo1", "an.jpg", System.Text.Encoding.ASCII.GetBytes(Eicar));
        await app.WorkIsDoneAsync();
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={pupil.Id}")).ShouldSay("Không dùng được").Document.QuerySelector(".reader-photo img").ShouldBeNull();
    }

    [Fact]
    public async Task Many_come_in_a_zip_that_is_looked_at_first()
    {
        var (school, librarian) = await app.SchoolAsync();
        var (lan, an) = (await app.PupilAsync(school, "Nguyễn Thị Lan"), await app.PupilAsync(school, "Trần An"));
        var (other, _) = await app.SchoolAsync();
        var beyond = await app.PupilAsync(other, "Em Trường Bên");
        var picture = await JpegAsync();

        var page = await SendAsync(librarian, "/quan-tri/anh-the", "Zip", "anh-6A.zip", Zip(($"HS{lan.Card}.jpg", picture), ($"{an.Card}.JPG", picture), ($"lop/HS{lan.Card}.png", picture), ($"HS{beyond.Card}.jpg", picture), ("doc.txt", [65])));
        await app.WorkIsDoneAsync();
        var looked = await librarian.OpenAsync(page);

        looked.ShouldSay("2 ảnh nhận được, 3 tệp để lại").ShouldSay("Không phải ảnh").ShouldSay("Không có bạn đọc nào mang mã này").ShouldSay("đã có ảnh khác").ShouldNotSay("Em Trường Bên");
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.reader_photo where site_id = @Id", new { school.Id })).ShouldBe(0);
        (await librarian.PostFormAsync(page)).Dispose();
        await app.WorkIsDoneAsync();
        (await librarian.OpenAsync(page)).ShouldSay("Đã nhận 2 ảnh");
        (await librarian.OpenAsync($"/quan-tri/muon-tra?readerId={an.Id}")).Document.QuerySelector(".reader-photo img").ShouldNotBeNull();
        (await CardAsync(librarian, school, an)).ShouldContain("/DCTDecode");
    }

    [Fact]
    public async Task A_picture_goes_a_month_after_its_reader_has_left()
    {
        var (school, librarian) = await app.SchoolAsync();
        var (stays, leaves) = (await app.PupilAsync(school, "Ở Lại"), await app.PupilAsync(school, "Chuyển Trường"));
        foreach (var pupil in new[] { stays, leaves })
            await SendAsync(librarian, $"/quan-tri/anh-the?handler=One&readerId={pupil.Id}", "Photo1", "em.jpg", await JpegAsync());
        await app.WorkIsDoneAsync();
        var file = await app.Database.QuerySingleAsync<Guid>("select file_id from library.reader_photo where person_id = @Id", new { leaves.Id });

        await app.Database.ExecuteAsync("update classes.pupil set left_at = now() where person_id = @Id", new { leaves.Id });
        await ForgetAsync(school);
        (await CountAsync(school)).ShouldBe(2);
        await app.Database.ExecuteAsync("update library.reader_photo set left_at = left_at - interval '31 days' where site_id = @Id", new { school.Id });
        await ForgetAsync(school);

        (await app.Database.QueryAsync<Guid>("select person_id from library.reader_photo where site_id = @Id", new { school.Id })).ShouldBe([stays.Id]);
        await app.WorkIsDoneAsync();
        (await app.Database.QuerySingleAsync<int>("select count(*) from ingest.file where id = @file", new { file })).ShouldBe(0);
    }

    [Theory]
    [InlineData("Photo1", "ghi-chu.txt", "?handler=One&readerId={0}", "Chọn một tệp ảnh")]
    [InlineData("Zip", "anh.rar", "", "Chọn một tệp ZIP")]
    public async Task What_is_no_picture_is_said_at_its_field(string field, string name, string query, string said)
    {
        var (school, librarian) = await app.SchoolAsync();
        var pupil = await app.PupilAsync(school, "Vũ Hà");

        using var answer = await PostAsync(librarian, "/quan-tri/anh-the" + string.Format(System.Globalization.CultureInfo.InvariantCulture, query, pupil.Id), field, name, [1, 2, 3]);

        (await librarian.ReadAsync(answer)).TextsOf(".field.wrong .error").ShouldHaveSingleItem().ShouldContain(said);
    }

    private Task ForgetAsync(Site school) => app.ActAsSystemAsync(s => s.GetRequiredService<ForgetPhotosAtSchoolJob>().RunAsync(new ForgetPhotosAtSchool(), new Silent(), LibraryApp.Ct), school);

    private Task<int> CountAsync(Site school) => app.Database.QuerySingleAsync<int>("select count(*) from library.reader_photo where site_id = @Id", new { school.Id });

    /// <summary>The sheet as its bytes say: a PDF names each picture in it.</summary>
    private async Task<string> CardAsync(Visitor librarian, Site school, Pupil pupil)
    {
        var its = await app.Database.QuerySingleAsync<Guid>("select class_id from classes.pupil where person_id = @Id and site_id = @school", new { pupil.Id, school = school.Id });
        return System.Text.Encoding.Latin1.GetString(await librarian.Client.GetByteArrayAsync(librarian.Url($"/quan-tri/in-the?handler=Pdf&ClassIds={its}"), LibraryApp.Ct));
    }

    /// <returns>The path it leads to.</returns>
    private static async Task<string> SendAsync(Visitor librarian, string address, string field, string name, byte[] bytes)
    {
        using var answer = await PostAsync(librarian, address, field, name, bytes);
        var next = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await librarian.ReadAsync(answer)).Text);
        return next[librarian.Site.PathPrefix.Length..];
    }

    private static async Task<HttpResponseMessage> PostAsync(Visitor librarian, string address, string field, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await librarian.TokenAsync("/quan-tri/anh-the")), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, field, name);
        return await librarian.Client.PostAsync(librarian.Url(address), form, LibraryApp.Ct);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static async Task<byte[]> JpegAsync()
    {
        var folder = TemporaryFolder.Create("oer-photo-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo("vips", ["gaussnoise", Path.Combine(folder, "a.jpg"), "600", "900"]) { RedirectStandardError = true, UseShellExecute = false })!;
            var trouble = await process.StandardError.ReadToEndAsync(LibraryApp.Ct);
            await process.WaitForExitAsync(LibraryApp.Ct);
            process.ExitCode.ShouldBe(0, trouble);
            return await File.ReadAllBytesAsync(Path.Combine(folder, "a.jpg"), LibraryApp.Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
