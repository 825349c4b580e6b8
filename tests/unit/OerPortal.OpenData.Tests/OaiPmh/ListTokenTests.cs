using OerPortal.OpenData.Data;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.Tests.OaiPmh;

public sealed class ListTokenTests
{
    private static readonly Guid Here = Guid.CreateVersion7();

    private static readonly ListToken Usual = new(
        OaiVerb.ListRecords, 2, new ChosenSet(ChosenSetKind.One, 4711),
        new TimeWindow(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), DateTimeOffset.MaxValue.AddTicks(-9_999_999)), After: long.MaxValue >> 1, Cursor: 1_000_000);

    [Fact]
    public void A_token_says_what_was_put_into_it()
    {
        ListToken.Read(Usual.Write(Here), OaiVerb.ListRecords, Here).ShouldBe(Usual);
        var bare = new ListToken(OaiVerb.ListSets, 0, ChosenSet.Everything, Window: null, After: 0, Cursor: 0);
        ListToken.Read(bare.Write(Here), OaiVerb.ListSets, Here).ShouldBe(bare);
        var open = Usual with { Window = new TimeWindow(null, DateTimeOffset.UnixEpoch) };
        ListToken.Read(open.Write(Here), OaiVerb.ListRecords, Here).ShouldBe(open);
    }

    [Fact]
    public void A_token_is_short_and_needs_no_escaping()
    {
        var token = Usual.Write(Here);

        token.Length.ShouldBeLessThan(60);
        Uri.EscapeDataString(token).ShouldBe(token);
    }

    [Fact]
    public void A_damaged_token_is_none()
    {
        var token = Usual.Write(Here);
        for (var at = 0; at < token.Length; at++)
        {
            ListToken.Read(token[..at] + (token[at] == 'x' ? 'y' : 'x') + token[(at + 1)..], OaiVerb.ListRecords, Here).ShouldBeNull();
            ListToken.Read(token[..at], OaiVerb.ListRecords, Here).ShouldBeNull();
        }

        ListToken.Read(token + "A", OaiVerb.ListRecords, Here).ShouldBeNull();
        ListToken.Read(token + token, OaiVerb.ListRecords, Here).ShouldBeNull();
    }

    [Fact]
    public void A_token_of_another_verb_or_place_is_none()
    {
        ListToken.Read(Usual.Write(Here), OaiVerb.ListIdentifiers, Here).ShouldBeNull();
        ListToken.Read(Usual.Write(Here), OaiVerb.ListRecords, Guid.CreateVersion7()).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("junk")]
    [InlineData("AAAA")]
    [InlineData("\0")]
    [InlineData("ééé")]
    [InlineData("=====")]
    public void Nonsense_is_no_token(string text) => ListToken.Read(text, OaiVerb.ListRecords, Here).ShouldBeNull();
}
