using System.Net;
using System.Security.Cryptography;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Uploads;

/// <summary>tus 1.0.0, and cases 77 to 79 of the table of bad inputs.</summary>
public sealed class TusTests(IngestPortal portal)
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. RandomNumberGenerator.GetBytes(200_000)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_says_what_it_can()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/uploads");
        var answer = await teacher.Client.SendAsync(request, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Tus-Version").Single().ShouldBe("1.0.0");
        answer.Headers.GetValues("Tus-Extension").Single().ShouldContain("expiration");
    }

    [Fact]
    public async Task A_book_sent_in_parts_over_a_broken_line_becomes_ready()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var book = await File.ReadAllBytesAsync(Corpus.PathTo("epub/childrens-literature.epub"), Cancellation);
        var (address, id) = await tus.BeginAsync("Văn học thiếu nhi.epub", book.Length);
        (await tus.AppendAsync(address, 0, book[..50_000])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        // The line breaks: the client no longer knows what arrived, and asks.
        var offset = (int)await tus.OffsetAsync(address);
        offset.ShouldBe(50_000);
        (await tus.AppendAsync(address, offset, book[offset..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var file = await portal.SettledAsync(id);
        file.State.ShouldBe(FileState.Ready);
        file.Name.ShouldBe("Văn học thiếu nhi.epub");
        file.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(book)));
        (await tus.OffsetAsync(address)).ShouldBe(book.Length);
        File.Exists(Path.Combine(portal.DataFolder, "tmp", $"upload-{id:N}")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_piece_that_another_instance_is_writing_has_to_wait()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("a.pdf", Pdf.Length);
        await using (new FileStream(Path.Combine(portal.DataFolder, "tmp", $"upload-{id:N}"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            (await tus.AppendAsync(address, 0, Pdf)).StatusCode.ShouldBe(HttpStatusCode.Locked);
        (await tus.AppendAsync(address, 0, Pdf)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_upload_whose_last_request_died_is_finished_when_a_piece_is_sent_again()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("bai.txt", 11);
        await File.WriteAllTextAsync(Path.Combine(portal.DataFolder, "tmp", $"upload-{id:N}"), "mot bai hoc", Cancellation);

        using var again = await tus.AppendAsync(address, 0, "mot bai hoc"u8.ToArray());

        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        again.Headers.GetValues("Upload-Offset").Single().ShouldBe("11");
        (await portal.FindAsync(id))!.State.ShouldNotBe(FileState.Receiving, "whoever reads \"all is here\" goes away");
    }

    [Fact]
    public async Task A_whole_file_may_come_with_its_announcement()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var created = await new TusClient(teacher).CreateAsync("a.pdf", Pdf.Length, first: Pdf);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.GetValues("Upload-Offset").Single().ShouldBe($"{Pdf.Length}");
        (await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]))).State.ShouldBe(FileState.ReadyWithoutPreview);
    }

    [Fact]
    [BadInput(78)]
    public async Task Parts_out_of_order_or_twice_change_nothing()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("a.pdf", Pdf.Length);
        (await tus.AppendAsync(address, 1000, Pdf[1000..])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await tus.AppendAsync(address, 0, Pdf[..1000])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tus.AppendAsync(address, 0, Pdf[..1000])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await tus.OffsetAsync(address)).ShouldBe(1000);
        (await tus.AppendAsync(address, 1000, Pdf[1000..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tus.AppendAsync(address, 1000, Pdf[1000..])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await portal.SettledAsync(id)).Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Pdf)));
    }

    [Fact]
    [BadInput(78)]
    public async Task A_part_whose_checksum_is_wrong_does_not_count()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("a.pdf", Pdf.Length);
        var right = "sha256 " + Convert.ToBase64String(SHA256.HashData(Pdf));
        ((int)(await tus.AppendAsync(address, 0, Pdf[..^1], right)).StatusCode).ShouldBe(460);
        (await tus.OffsetAsync(address)).ShouldBe(0);
        (await tus.AppendAsync(address, 0, Pdf, "md4 AAAA")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await tus.AppendAsync(address, 0, Pdf, right)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await portal.SettledAsync(id)).Length.ShouldBe(Pdf.Length);
    }

    [Fact]
    [BadInput(77)]
    public async Task More_bytes_than_announced_are_turned_away()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, _) = await tus.BeginAsync("a.pdf", 10);
        (await tus.AppendAsync(address, 0, Pdf)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(5L << 30, HttpStatusCode.RequestEntityTooLarge)]
    [BadInput(77)]
    public async Task Empty_and_endless_files_are_refused_at_once(long length, HttpStatusCode status)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        (await new TusClient(teacher).CreateAsync("a.pdf", length)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_terminated_upload_leaves_nothing()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, id) = await tus.BeginAsync("a.pdf", Pdf.Length);
        await tus.AppendAsync(address, 0, Pdf[..1000]);
        (await tus.SendAsync(HttpMethod.Delete, address, part: null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await tus.SendAsync(HttpMethod.Head, address, part: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.FindAsync(id)).ShouldBeNull();
        File.Exists(Path.Combine(portal.DataFolder, "tmp", $"upload-{id:N}")).ShouldBeFalse();
    }

    [Fact]
    [BadInput(78)]
    public async Task Another_persons_upload_is_unknown()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var other = await portal.SignInAsTeacherAsync();
        var (address, id) = await new TusClient(teacher).BeginAsync("a.pdf", Pdf.Length, "test:closed2");
        var stranger = new TusClient(other);
        (await stranger.SendAsync(HttpMethod.Head, address, part: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.AppendAsync(address, 0, Pdf)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.SendAsync(HttpMethod.Delete, address, part: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var unknown = await stranger.SendAsync(HttpMethod.Head, $"/uploads/{Guid.CreateVersion7()}", part: null);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.FindAsync(id)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_upload_at_the_neighbours_site_is_unknown()
    {
        var school = await portal.CreateSchoolAsync();
        var teacher = await portal.SignInAsTeacherAsync(school);
        var (address, _) = await new TusClient(teacher).BeginAsync("a.pdf", Pdf.Length);
        address.ShouldStartWith(school.PathPrefix);
        var elsewhere = portal.SignIn(teacher.Person, portal.Portal);
        (await new TusClient(elsewhere).SendAsync(HttpMethod.Head, address[school.PathPrefix.Length..], part: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_whose_type_the_browser_does_not_know_is_taken()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        (await new TusClient(teacher).CreateAsync("do-vui.h5p", 100, type: "")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_who_may_add_to_the_holder_may_begin()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        (await tus.CreateAsync("a.pdf", 100, "test:closed")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await tus.CreateAsync("a.pdf", 100, "nothing:x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await tus.CreateAsync("a.pdf", 100, "malformed")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        (await portal.Guest().Client.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_request_without_token_version_or_type_is_refused()
    {
        portal.Log.Expect("The required antiforgery cookie");
        using var teacher = await portal.SignInAsTeacherAsync();
        using var bare = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        (await teacher.Client.SendAsync(bare, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var noToken = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        noToken.Headers.Add("Tus-Resumable", "1.0.0");
        (await teacher.Client.SendAsync(noToken, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var tus = new TusClient(teacher);
        var (address, _) = await tus.BeginAsync("a.pdf", 100);
        (await tus.SendAsync(HttpMethod.Patch, address, part: null, ("Upload-Offset", "0"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    [BadInput(79)]
    public async Task The_same_file_from_two_people_at_once_is_one_blob_and_two_files()
    {
        var pdf = RandomNumberGenerator.GetBytes(50_000);
        "%PDF-1.7 "u8.CopyTo(pdf);
        using var first = await portal.SignInAsTeacherAsync();
        using var second = await portal.SignInAsTeacherAsync();
        var answers = await Task.WhenAll(new TusClient(first).CreateAsync("a.pdf", pdf.Length, first: pdf), new TusClient(second).CreateAsync("b.pdf", pdf.Length, first: pdf));
        var files = new List<FileFacts>();
        foreach (var answer in answers)
            files.Add(await portal.SettledAsync(Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1])));
        files.ShouldAllBe(f => f.State == FileState.ReadyWithoutPreview);
        files[0].Sha256.ShouldBe(files[1].Sha256);
    }

    [Fact]
    public async Task An_owner_at_another_school_finds_no_state_of_the_file()
    {
        using var teacher = await portal.SignInAsTeacherAsync(await portal.CreateSchoolAsync());
        var (_, id) = await new TusClient(teacher).BeginAsync("a.pdf", 100);
        using var elsewhere = portal.SignIn(teacher.Person, await portal.CreateSchoolAsync());
        (await teacher.GetAsync($"/api/ingest/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync($"/api/ingest/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_owner_can_follow_what_happens_in_words()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var infected = new ZipForge().Add("x.com", Eicar.Bytes).Build();
        var created = await new TusClient(teacher).CreateAsync("sach.zip", infected.Length, first: infected);
        var id = created.Headers.Location!.OriginalString.Split('/')[^1];
        await portal.SettledAsync(Guid.Parse(id));
        var status = await teacher.GetAsync($"/api/ingest/files/{id}");
        var text = await status.Content.ReadAsStringAsync(Cancellation);
        text.ShouldContain("\"state\":\"infected\"");
        text.ShouldContain("isSettled\":true");
        System.Text.RegularExpressions.Regex.Unescape(text).ShouldContain("Phát hiện mã độc");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/ingest/files/{id}");
        again.Headers.IfNoneMatch.Add(status.Headers.ETag!);
        (await teacher.Client.SendAsync(again, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await portal.Guest().GetAsync($"/api/ingest/files/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_follows_a_file_is_answered_when_something_changes()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var book = new ZipForge().Add("a.txt", "abc").Build();
        var (address, id) = await tus.BeginAsync("tap.zip", book.Length);
        var receiving = await teacher.GetAsync($"/api/ingest/files/{id}");

        using var follow = new HttpRequestMessage(HttpMethod.Get, $"/api/ingest/files/{id}");
        follow.Headers.IfNoneMatch.Add(receiving.Headers.ETag!);
        follow.Headers.Add("Prefer", "wait=20");
        var answer = teacher.Client.SendAsync(follow, Cancellation);
        await tus.AppendAsync(address, 0, book);

        // Asked at once, as the tests above show, the same question is answered with 304.
        (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await answer).Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("\"state\":\"receiving\"");
    }
}
