using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Mail;

/// <summary>Letters on their way to a mail server of another make.</summary>
public sealed class MailTests(PortalApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_arrives_in_both_forms_with_what_mail_programs_look_for()
    {
        await using var peer = new SmtpPeer();
        await Office(Settings(peer.Port)).SendAsync(Letter("hanh") with { Unsubscribe = "https://hoclieu.example.vn/ngung-thu/x" }, Ct);

        var letter = peer.Letters.ShouldHaveSingleItem();
        letter.Subject.ShouldBe("Đường lên Ngọc Linh & <b>");
        letter.To.Mailboxes.ShouldHaveSingleItem().Name.ShouldBe("Nguyễn Thị Hạnh");
        letter.From.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("hoclieu@example.vn");
        letter.MessageId.ShouldEndWith("@example.vn");
        letter.TextBody!.ShouldContain("Mở trang:");
        letter.TextBody!.ShouldContain("https://hoclieu.example.vn/x?a=1&b=2");
        letter.HtmlBody!.ShouldContain("href=\"https://hoclieu.example.vn/x?a=1&amp;b=2\"");
        letter.HtmlBody!.ShouldContain("&lt;b&gt;");
        letter.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        letter.Headers["List-Unsubscribe"].ShouldBe("<https://hoclieu.example.vn/ngung-thu/x>");
        letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
    }

    [Fact]
    public async Task Who_does_not_exist_is_refused_for_ever_and_who_is_put_off_is_not()
    {
        await using var peer = new SmtpPeer();
        var office = Office(Settings(peer.Port));
        (await Should.ThrowAsync<LetterRefusedException>(office.SendAsync(Letter("nobody"), Ct))).IsForEver.ShouldBeTrue();
        (await office.StateAsync(Ct)).Failure!.ShouldContain("no such user");
        (await Should.ThrowAsync<LetterRefusedException>(office.SendAsync(Letter("later"), Ct))).IsForEver.ShouldBeFalse();
    }

    [Fact]
    public async Task One_address_that_takes_nothing_holds_no_other_up()
    {
        await using var peer = new SmtpPeer();
        var pause = new MailPause(TimeProvider.System);
        var refused = new List<string>();
        foreach (var to in new[] { "nobody", "hanh" })
            await RunAsync(Settings(peer.Port), pause, Letter(to) with { WhenRefused = _ => Note(refused, to), WhenSent = _ => Note(refused, "sent " + to) });
        await Should.ThrowAsync<JobPostponedException>(RunAsync(Settings(peer.Port), pause, Letter("later")));

        refused.ShouldBe(["nobody", "sent hanh"]);
        peer.Letters.Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_server_is_away_letters_wait_without_each_asking_it()
    {
        MailSettings away;
        await using (var gone = new SmtpPeer())
            away = Settings(gone.Port);
        var pause = new MailPause(TimeProvider.System);
        (await Should.ThrowAsync<JobPostponedException>(RunAsync(away, pause, Letter("hanh")))).Delay.ShouldBe(MailPause.Lasts);

        await using var peer = new SmtpPeer();
        await Should.ThrowAsync<JobPostponedException>(RunAsync(Settings(peer.Port), pause, Letter("hanh")));
        peer.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_of_no_use_any_more_is_not_sent()
    {
        await using var peer = new SmtpPeer();
        await RunAsync(Settings(peer.Port), new MailPause(TimeProvider.System), null);
        peer.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_right_password_lets_the_portal_in_and_a_wrong_one_makes_letters_wait()
    {
        await using var peer = new SmtpPeer();
        await Office(Settings(peer.Port, ("User", "hoclieu"), ("Password", "dung"))).SendAsync(Letter("hanh"), Ct);
        await Should.ThrowAsync<MailAwayException>(Office(Settings(peer.Port, ("User", "hoclieu"), ("Password", "sai"))).SendAsync(Letter("hanh"), Ct));
        peer.Letters.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_a_sealed_line_is_demanded_nothing_goes_without_one_that_somebody_vouches_for(bool hasCertificate)
    {
        await using var peer = new SmtpPeer(hasCertificate);
        await Should.ThrowAsync<MailAwayException>(Office(Settings(peer.Port, ("Security", "starttls"))).SendAsync(Letter("hanh"), Ct));
        peer.Letters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Mail:From", "", "Mail__From")]
    [InlineData("Mail:From", "no address", "Mail__From")]
    [InlineData("Portal:Address", "", "Portal__Address")]
    [InlineData("Mail:Security", "ssl3", "Mail__Security")]
    [InlineData("Mail:User", "hoclieu", "unsealed")]
    public void Settings_that_make_no_sense_are_told_at_start(string setting, string value, string told)
        => Should.Throw<StartRefusedException>(() => Settings(25, (setting, value), ("Host", "smtp.example.vn"))).Message.ShouldContain(told);

    private static Letter Letter(string to) => new($"{to}@truong.example.vn", "Nguyễn Thị Hạnh", "Đường lên Ngọc Linh & <b>", ["Chào cô Hạnh,", "Có <b> và & trong thư."])
    {
        Step = new LetterStep("Mở trang", "https://hoclieu.example.vn/x?a=1&b=2"),
        Reason = "Vì sao có thư này.",
    };

    private static Task Note(List<string> notes, string what)
    {
        notes.Add(what);
        return Task.CompletedTask;
    }

    private MailSettings Settings(int port, params (string Name, string Value)[] more)
    {
        var set = new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{port}",
            ["Mail:Security"] = "none",
            ["Mail:From"] = "hoclieu@example.vn",
            ["Portal:Address"] = "https://hoclieu.example.vn",
        };
        foreach (var (name, value) in more)
            set[name.Contains(':', StringComparison.Ordinal) ? name : $"Mail:{name}"] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(set).Build();
        return new MailSettings(configuration, app.Services.GetRequiredService<IHostEnvironment>(), app.Services.GetRequiredService<PortalFolders>(), new PortalAddress(configuration));
    }

    private PostOffice Office(MailSettings settings)
        => new(settings, new SmtpLine(settings), app.Services.GetRequiredService<ISites>(), app.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System);

    private Task RunAsync(MailSettings settings, MailPause pause, Letter? letter)
        => new SendLetterHandler([new Writer(letter)], Office(settings), pause, NullLogger<SendLetterHandler>.Instance)
            .RunAsync(new SendLetter("test", "it", TimeProvider.System.GetUtcNow()), new NoProgress(), Ct);

    private sealed class Writer(Letter? letter) : ILetterWriter
    {
        public string Kind => "test";

        public Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation) => Task.FromResult(letter);

        public Letter Sample() => letter!;
    }

    private sealed class NoProgress : IJobProgress
    {
        public int Attempt => 1;

        public Task ReportAsync(int percent, CancellationToken cancellation) => Task.CompletedTask;
    }
}
