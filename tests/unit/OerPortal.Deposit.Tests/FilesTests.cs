using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OerPortal.Deposit.Answers;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Deposit.Tests.Kit;
using OerPortal.Ingest;
using OerPortal.TestKit;

namespace OerPortal.Deposit.Tests;

public sealed class FilesTests(DepositApp app)
{
    [Fact]
    public async Task The_same_name_is_one_file_whose_bytes_may_change()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        var (one, other) = (SmallBook.Epub("Phân số", "Một phần hai."), SmallBook.Epub("Phân số", "Hai phần ba."));

        var first = (await program.PutAsync(id, "phân số.epub", one)).GetProperty("files")[0].GetProperty("id").GetGuid();
        await app.WorkIsDoneAsync();
        var again = (await program.PutAsync(id, "phân số.epub", one)).GetProperty("files");
        var changed = (await program.PutAsync(id, "phân số.epub", other)).GetProperty("files");
        await app.WorkIsDoneAsync();

        (again.GetArrayLength(), again[0].GetProperty("id").GetGuid()).ShouldBe((1, first));
        changed.GetArrayLength().ShouldBe(1);
        var now = (await program.SettledAsync(id)).GetProperty("files");
        (now.GetArrayLength(), now[0].GetProperty("state").GetString()).ShouldBe((1, "ready"));
        now[0].GetProperty("id").GetGuid().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_school_that_has_used_up_its_room_answers_507_and_keeps_nothing()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        await app.ActAsSystemAsync(s => s.GetRequiredService<IStorage>().SetLimitAsync(program.Site.Id, 1000, TestContext.Current.CancellationToken));

        var refused = await program.AskAsync(HttpMethod.Put, $"contributions/{id}/files/bai.txt", new ByteArrayContent(new byte[2000]), HttpStatusCode.InsufficientStorage);

        refused.GetProperty("detail").GetString()!.ShouldContain("Các tệp của trường");
        (await program.AskAsync(HttpMethod.Get, $"contributions/{id}")).GetProperty("files").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Malware_is_told_as_a_code_and_as_a_sentence()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        var eicar = string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");
        await program.PutAsync(id, "bai.txt", Encoding.ASCII.GetBytes(eicar));

        var file = (await program.SettledAsync(id)).GetProperty("files")[0];

        file.GetProperty("state").GetString().ShouldBe("infected");
        file.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("infected");
        file.GetProperty("refusal").GetProperty("detail").GetString()!.ShouldContain("mã độc");
        (await program.AskAsync(HttpMethod.Put, $"contributions/{id}/submission", null, HttpStatusCode.Conflict)).GetProperty("code").GetString().ShouldBe("file-refused");
        (await program.AskAsync(HttpMethod.Delete, $"contributions/{id}/files/{file.GetProperty("id").GetGuid()}")).GetProperty("files").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_too_large_for_one_request_goes_the_resumable_way_with_the_same_token()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();
        using var large = new ByteArrayContent(new byte[(1 << 20) + 1]);
        (await program.AskAsync(HttpMethod.Put, $"contributions/{id}/files/lon.txt", large, HttpStatusCode.RequestEntityTooLarge)).GetProperty("detail").GetString()!.ShouldContain("/api/deposit/v1/uploads");
        var book = SmallBook.Epub("Phân số", "Một phần hai.");
        using var body = new ByteArrayContent(book) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

        using var begun = await program.SendAsync(
            HttpMethod.Post, "uploads", body, ("Tus-Resumable", "1.0.0"), ("Upload-Length", $"{book.Length}"),
            ("Upload-Metadata", $"filename {Convert.ToBase64String("lon.epub"u8)},holder {Convert.ToBase64String(Encoding.UTF8.GetBytes($"draft:{id}"))}"));

        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        begun.Headers.Location!.ToString().ShouldStartWith($"{program.Site.PathPrefix}/api/deposit/v1/uploads/");
        await app.WorkIsDoneAsync();
        (await program.SettledAsync(id)).GetProperty("files")[0].GetProperty("state").GetString().ShouldBe("ready");
        using var guest = app.Guest();
        (await guest.Client.PostAsync($"{program.Site.PathPrefix}/api/deposit/v1/uploads", null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_link_into_a_private_network_is_refused_with_its_reason()
    {
        using var program = await app.NewProgramAsync();
        var id = await program.BeginAsync();

        var problem = await program.AskAsync(HttpMethod.Post, $"contributions/{id}/links", new { address = "http://169.254.169.254/latest" }, HttpStatusCode.UnprocessableEntity);

        problem.GetProperty("code").GetString().ShouldBe("link-privateAddress");
        problem.GetProperty("detail").GetString()!.ShouldContain("mạng riêng");
    }

    [Fact]
    public void A_hurried_program_waits_for_its_next_minute_and_others_do_not()
    {
        var clock = new MovableClock();
        var turns = new RequestTurns(new DepositSettings { RequestsPerMinute = 3 }, clock);
        Enumerable.Range(0, 4).Select(_ => turns.Take("a").Left).ShouldBe([2, 1, 0, -1]);

        turns.Take("b").Left.ShouldBe(2);
        clock.Advance(TimeSpan.FromMinutes(1));
        turns.Take("a").Left.ShouldBe(2);
    }
}
