using System.Text;
using System.Text.RegularExpressions;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Pdf;

/// <summary>Before "has a password" or "no preview" is said, poppler is asked: some documents qpdf alone cannot open.</summary>
public sealed class SecondOpinionTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An old writer numbers its key's kind wrongly: qpdf asks for a password that nobody ever set.</summary>
    [Fact]
    public async Task A_key_written_in_a_way_of_its_own_is_no_password()
    {
        var pdf = await LockedAsync("", "128", "--use-aes=n");
        pdf = Replaced(pdf, "/V 2 >>", "/V 1 >>");
        (await AskedByQpdfAsync(pdf)).ShouldBeTrue("else this shows nothing");
        await ShouldBeReadAsync(pdf);
    }

    /// <summary>Writers that pad a key, or leave one out: qpdf gives up.</summary>
    [Theory]
    [InlineData("128", "/U <([0-9a-f]+)>", "/U <${1}0000000000000000>")]
    [InlineData("128", "/O <([0-9a-f]+)>", "/O <${1}0000000000000000>")]
    [InlineData("256", "/Perms <[0-9a-f]+>", "")]
    public async Task What_qpdf_refuses_is_read_when_poppler_opens_it(string bits, string entry, string written)
    {
        var pdf = Encoding.Latin1.GetBytes(Regex.Replace(Encoding.Latin1.GetString(await LockedAsync("", bits)), entry, written, RegexOptions.None, TimeSpan.FromSeconds(1)));
        (await RunAsync(pdf, "qpdf", "--show-npages")).ShouldBe(2, "else this shows nothing");
        await ShouldBeReadAsync(pdf);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("128")]
    [InlineData("256")]
    public async Task An_owners_password_keeps_nobody_from_reading_and_what_it_forbids_stays_forbidden(string bits)
    {
        var pdf = await LockedAsync("", bits, "--print=none");
        await ShouldBeReadAsync(pdf);
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf, Cancellation);
        var parts = await PdfTools.DeriveAsync(scratch.File("a.pdf"), scratch, Cancellation);
        parts.GivenFile.ShouldBe(parts.DocumentFile);
        (await RunAsync(await File.ReadAllBytesAsync(parts.GivenFile!, Cancellation), "qpdf", "--is-encrypted")).ShouldBe(0);
    }

    [Theory]
    [InlineData("40")]
    [InlineData("128")]
    [InlineData("256")]
    [BadInput(11)]
    public async Task A_readers_password_is_said(string bits)
    {
        var file = await portal.AcceptAsync(await LockedAsync("bi mat", bits), "khoa.pdf");
        (file.State, file.RefusalKey).ShouldBe((FileState.Refused, "ingest.refusal.encrypted"));
    }

    /// <summary>Only the attachments are locked: they open with a password that pupils do not have.</summary>
    [Fact]
    public async Task Locked_attachments_are_refused_though_the_pages_open()
    {
        var pdf = Replaced(await LockedAsync("", "128", "--use-aes=n"), "/V 2 >>", "/V 1 /CF <</A<</AuthEvent/EFOpen>>>> >>");
        (await portal.AcceptAsync(pdf, "khoa.pdf")).State.ShouldBe(FileState.Refused);
    }

    private async Task ShouldBeReadAsync(byte[] pdf)
    {
        var file = await portal.AcceptAsync(pdf, "bai.pdf");
        file.State.ShouldBe(FileState.Ready, file.RefusalKey);
        file.CanBeRead.ShouldBeTrue();
        file.Pages.ShouldBe(1);
        var passages = await portal.AskAsync<IFiles, List<string>>(async files =>
        {
            var all = new List<string>();
            await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
                all.Add(passage.Text);
            return all;
        });
        passages.ShouldBe(["Trang dau tien cua bai hoc"]);
    }

    private static async Task<bool> AskedByQpdfAsync(byte[] pdf) => await RunAsync(pdf, "qpdf", "--requires-password") == 0;

    private static async Task<int> RunAsync(byte[] pdf, string program, params string[] how)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), pdf, Cancellation);
        return (await ExternalTool.RunAsync(program, [.. how, scratch.File("a.pdf")], scratch.Path, ToolLimits.Document, Cancellation)).ExitCode;
    }

    private static async Task<byte[]> LockedAsync(string user, string bits, params string[] how)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.pdf"), new PdfForge { Information = "/Producer(x)" }.Build(), Cancellation);
        // Keys of 40 bits know only "none" and "all".
        string[] arguments = ["--warning-exit-0", "--allow-weak-crypto", "--encrypt", user, "chu", bits, .. bits == "40" ? how.Select(h => h.Replace("=none", "=n", StringComparison.Ordinal)) : how, "--", "--object-streams=disable", scratch.File("a.pdf"), scratch.File("b.pdf")];
        var result = await ExternalTool.RunAsync("qpdf", arguments, scratch.Path, ToolLimits.Document, Cancellation);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return await File.ReadAllBytesAsync(scratch.File("b.pdf"), Cancellation);
    }

    private static byte[] Replaced(byte[] pdf, string old, string written)
    {
        var text = Encoding.Latin1.GetString(pdf);
        text.ShouldContain(old);
        return Encoding.Latin1.GetBytes(text.Replace(old, written, StringComparison.Ordinal));
    }
}
