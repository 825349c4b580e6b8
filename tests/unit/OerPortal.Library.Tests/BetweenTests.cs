using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Library.Models;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Books asked of other schools.</summary>
public sealed class BetweenTests(LibraryApp app)
{
    [Fact]
    public async Task A_book_goes_to_the_reader_of_another_school_and_home_again()
    {
        var (owner, lender) = await app.SchoolAsync();
        var (borrower, asker) = await app.SchoolAsync();
        await app.BooksAsync(lender, "Sóng Mèo Vạc", 1);
        await app.BooksAsync(asker, "Sách của mình", 1);
        var reader = await app.PupilAsync(borrower, "Giàng Thị Say");
        using var pupil = app.SignIn(reader.Person);

        (await pupil.DoAsync(borrower.PathPrefix + "/muon-lien-thu-vien?q=meo vac", "form:has([name=TitleId])")).ShouldSay("Đã nhờ thư viện");
        var wish = await app.Database.QuerySingleAsync<Guid>("select id from library.interloan where site_id = @Id", new { borrower.Id });
        (await asker.OpenAsync(Neighbours.Desk)).ShouldSay("Bạn đọc nhờ mượn “Sóng Mèo Vạc”");
        using (var asked = await asker.PostFormAsync($"{Neighbours.Desk}/tim?wish={wish}", [], "form:has([name=TitleId])"))
            asked.Headers.Location!.ToString().ShouldEndWith($"{wish}");

        (await lender.OpenAsync(Neighbours.Desk)).ShouldSay($"{borrower.Name} hỏi mượn “Sóng Mèo Vạc”").ShouldNotSay("Giàng Thị Say");
        (await lender.StepAsync(wish, "Send", ("Due", Neighbours.Day(app, 10)))).ShouldSay("Đã ghi gửi sách").ShouldNotSay("Giàng Thị Say");
        using (var guest = app.Guest(owner))
            (await guest.OpenAsync("/sach-in?q=meo vac")).ShouldSay("Đang ở trường khác");
        (await app.ScanAsync(lender, "TK000001")).ShouldSay($"đang ở: {borrower.Name}");
        (await asker.StepAsync(wish, "Receive")).ShouldSay("Đã ghi nhận sách");
        await app.WorkIsDoneAsync();
        (await pupil.OpenAsync(borrower.PathPrefix + "/toi/thong-bao")).ShouldSay("“Sóng Mèo Vạc” mượn ở trường khác cho bạn đã về thư viện");

        // Both schools have a TK000001.
        var alike = await app.ScanAsync(asker, "TK000001", reader.Id);
        alike.ShouldSay("Có mấy cuốn mang số “TK000001”").ShouldSay("Sách của mình").ShouldSay(owner.Name);
        var copy = await app.Database.QuerySingleAsync<Guid>("select id from library.copy where site_id = @Id", new { owner.Id });
        (await asker.DoAsync($"/quan-tri/muon-tra?so=TK000001&readerId={reader.Id}", $"form:has([name=copy][value='{copy}'])")).ShouldSay("Giàng Thị Say mượn “Sóng Mèo Vạc”").ShouldSay($"Sách của {owner.Name}");
        (await app.Database.QuerySingleAsync<bool>("select l.due_on <= s.due_on from library.loan l join library.stay s on s.copy_id = l.copy_id where l.copy_id = @copy", new { copy })).ShouldBeTrue();
        (await pupil.OpenAsync(borrower.PathPrefix + "/toi/sach-muon")).ShouldSay("Sóng Mèo Vạc");
        (await asker.OpenAsync($"{Neighbours.Desk}/{wish}")).ShouldSay("Bạn đọc đang mượn").Document.QuerySelector("form[action*='handler=SendBack']").ShouldBeNull();
        (await lender.OpenAsync($"{Neighbours.Desk}/{wish}")).ShouldNotSay("Giàng Thị Say");

        var code = await app.Database.QuerySingleAsync<string>("select code from library.stay where copy_id = @copy", new { copy });
        (await app.ScanAsync(asker, code)).ShouldSay("Đã nhận lại “Sóng Mèo Vạc” của Giàng Thị Say");
        (await asker.StepAsync(wish, "SendBack")).ShouldSay("Đã ghi gửi trả");
        (await app.ScanAsync(asker, code)).ShouldSay("Không tìm thấy");
        (await lender.StepAsync(wish, "Home")).ShouldSay("Sách đã về");
        (await app.ScanAsync(lender, "TK000001")).ShouldSay("đang ở trên giá");
        await app.WorkIsDoneAsync();
        (await asker.OpenAsync("/toi/thong-bao")).ShouldSay($"{owner.Name} đã gửi “Sóng Mèo Vạc”").ShouldSay($"{owner.Name} đã nhận lại “Sóng Mèo Vạc”");
        (await lender.OpenAsync("/toi/thong-bao")).ShouldSay($"{borrower.Name} hỏi mượn “Sóng Mèo Vạc”").ShouldSay("đã gửi trả “Sóng Mèo Vạc”").ShouldNotSay("Giàng Thị Say");
    }
}
