using OerPortal.Accounts.Passwords;

namespace OerPortal.Accounts.Tests;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("bốn con voi đi học")]
    [InlineData("correct horse battery staple")]
    [InlineData("nhà rông lợp tranh mới")]
    public void Three_or_four_words_are_good(string password) => PasswordRules.Fault(password, "minh.anh", null, "Lê Minh Anh").ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("mười bốn chữ c")]
    public void Fewer_than_fifteen_characters_are_too_short(string password) => PasswordRules.Fault(password).ShouldBe(PasswordRules.TooShort);

    [Fact]
    public void A_mark_of_its_own_is_no_character() => PasswordRules.Fault("o\u0323\u0302o\u0323\u0302o\u0323\u0302o\u0323\u0302o\u0323\u0302").ShouldBe(PasswordRules.TooShort);

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaa")]
    [InlineData("123456789012345")]
    [InlineData("passwordpassword1")]
    [InlineData("Mật-Khẩu-12345678")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("abcdefghijklmnopqrst")]
    [InlineData("anh yêu em 2026 2026")]
    [InlineData("thu vien kon tum 2026")]
    public void What_many_people_use_is_too_common(string password) => PasswordRules.Fault(password).ShouldBe(PasswordRules.TooCommon);

    [Theory]
    [InlineData("lê minh anh minh anh")]
    [InlineData("minh.anh.6a-minh.anh.6a")]
    [InlineData("hanh.tran.dak.ha.123")]
    public void Ones_own_name_is_too_common(string password)
        => PasswordRules.Fault(password, "minh.anh.6a", "hanh.tran.dak.ha@truong.edu.vn", "Lê Minh Anh").ShouldBe(PasswordRules.TooCommon);

    [Fact]
    public void A_very_long_one_is_refused_before_it_is_hashed() => PasswordRules.Fault(new string('x', 129)).ShouldBe(PasswordRules.TooLong);

    [Theory]
    [InlineData("mèo nhà em", null)]
    [InlineData("bảy chữ", PasswordRules.TooShortForReaders)]
    [InlineData("12345678", PasswordRules.TooCommon)]
    [InlineData("matkhau1", PasswordRules.TooCommon)]
    [InlineData("lê minh anh", PasswordRules.TooCommon)]
    [InlineData("thu vien kon tum 2026", PasswordRules.TooCommon)]
    public void Readers_need_eight_characters_of_their_own(string password, string? fault) => PasswordRules.ReadersFault(password, "minh.anh", null, "Lê Minh Anh").ShouldBe(fault);

    [Fact]
    public void The_example_beside_the_field_is_taken_and_another_one_each_time()
    {
        var shown = Enumerable.Range(0, 100).Select(_ => Passphrase.Example()).ToList();
        shown.ShouldAllBe(example => PasswordRules.Fault(example) == null);
        shown.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public void Made_passwords_keep_the_rules_and_differ()
    {
        var made = Enumerable.Range(0, 200).Select(_ => Passphrase.New()).ToList();
        made.ShouldAllBe(password => PasswordRules.Fault(password) == null);
        made.Distinct().Count().ShouldBe(200);
    }
}
