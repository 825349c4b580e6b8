using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Faults;

// Three classes, because classes run side by side and each of these stories waits a lot.

public sealed class BookFaultTests(Ground ground, ClamdFixture clamd, OwnWorkers workers)
    : FaultStories(ground, clamd, workers), IClassFixture<Ground>, IClassFixture<OwnWorkers>
{
    [Theory]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    public Task A_book_becomes_ready_whatever_fails(Fault fault) => EveryCallAsync(fault, new Sample("sach.epub", new EpubForge().Build(), FileState.Ready));
}

public sealed class KilledPortalTests(Ground ground, ClamdFixture clamd, OwnWorkers workers)
    : FaultStories(ground, clamd, workers), IClassFixture<Ground>, IClassFixture<OwnWorkers>
{
    [Fact]
    public Task A_book_becomes_ready_whatever_kills_the_portal() => EveryCallAsync(Fault.Killed, new Sample("sach.epub", new EpubForge().Build(), FileState.Ready));
}

// Up to its inspection the way of a PDF is a book's, and the infected book's up to its scan: only the calls from there on fail.
public sealed class OtherFaultTests(Ground ground, ClamdFixture clamd, OwnWorkers workers)
    : FaultStories(ground, clamd, workers), IClassFixture<Ground>, IClassFixture<OwnWorkers>
{
    [Theory]
    [InlineData(Fault.AnswerLost)]
    [InlineData(Fault.Killed)]
    public Task A_PDF_becomes_ready_whatever_fails(Fault fault) =>
        EveryCallAsync(fault, new Sample("bai.pdf", new PdfForge().Build(), FileState.Ready, LastCalls: 30));

    [Fact]
    public Task An_infected_book_is_never_given_out_whatever_kills_the_portal() =>
        EveryCallAsync(Fault.Killed, new Sample("sach.epub", new EpubForge().With("OPS/virus.com", Eicar.Bytes).Build(), FileState.Infected, LastCalls: 40));
}
