using OerPortal.Classes.Cards;
using OerPortal.Classes.Names;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Security;

namespace OerPortal.Classes.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("lớp 6 a", "6A", 6, "7A")]
    [InlineData("6A1", "6A1", 6, "7A1")]
    [InlineData("9/1", "9/1", 9, "10/1")]
    [InlineData("10 Toán", "10 Toán", 10, "11 Toán")]
    [InlineData("Lá 2", "Lá 2", null, "Lá 2")]
    public void Classes_are_called_as_schools_write_them(string written, string shown, int? grade, string next)
    {
        ClassName.Shown(written).ShouldBe(shown);
        ClassName.Grade(shown).ShouldBe(grade);
        ClassName.Next(shown).ShouldBe(next);
    }

    [Fact]
    public void Lists_go_by_the_given_name_in_Vietnamese_order()
        => new[] { "Trần Đức", "Lê Dũng", "Hoàng Văn Ân", "Nguyễn An", "Đỗ Ánh" }.InOrder(n => n).ShouldBe(["Nguyễn An", "Đỗ Ánh", "Hoàng Văn Ân", "Lê Dũng", "Trần Đức"]);

    [Fact]
    public void A_code_survives_a_Vietnamese_keyboard_and_how_it_is_typed()
    {
        for (var n = 0; n < 200; n++)
        {
            var code = ClassCode.New();
            code.ShouldNotContain('S');
            code.Count(c => c == 'A').ShouldBeLessThanOrEqualTo(1, "a second A makes Â");
            ClassCode.Read($" {code[..3].ToLowerInvariant()}-{code[3..]} ").ShouldBe(code);
        }

        ClassCode.Read("ABC").ShouldBeNull();
        ClassCode.Read(null).ShouldBeNull();
    }

    [Fact]
    public void A_PIN_is_the_same_each_time_another_for_each_card_and_none_that_is_tried_first()
    {
        var pins = new PupilPins(new FixedKeys());

        pins.Of("card1").ShouldBe(pins.Of("card1"));
        pins.Of("card1").ShouldNotBe(pins.Of("card2"));
        pins.Fits("card1", pins.Of("card1")[..3] + " " + pins.Of("card1")[3..]).ShouldBeTrue();
        pins.Fits("card1", pins.Of("card1") + "1").ShouldBeFalse();
        Enumerable.Range(0, 20_000).Select(n => pins.Of($"{n}")).ShouldAllBe(pin => pin != "000000" && pin != "123456" && pin.Length == 6);
    }

    [Theory]
    [InlineData("2/3/2014")]
    [InlineData("02-03-2014")]
    [InlineData("2014-03-02")]
    [InlineData("41700")]
    public void Days_are_read_as_people_and_spreadsheets_write_them(string written) => RosterLine.Day(written).ShouldBe(new DateOnly(2014, 3, 2));

    private sealed class FixedKeys : IDerivedKeys
    {
        public byte[] Of(string purpose) => [.. Enumerable.Range(0, 32).Select(n => (byte)n)];
    }
}
