using OerPortal.Reports.Assessing;

namespace OerPortal.Reports.Tests;

public sealed class SubjectsTaughtTests
{
    [Theory]
    [InlineData("Hoạt động trải nghiệm, hướng nghiệp 6, sách giáo viên", "Hoạt động trải nghiệm, hướng nghiệp", true)]
    [InlineData("SGV Mỹ thuật 7", "Mĩ thuật", true)]
    [InlineData("Vật lý 10 (sách giáo viên)", "Vật lí", true)]
    [InlineData("Hóa học 11", "Hoá học", true)]
    [InlineData("Toán 6", "Tin học", false)]
    [InlineData("Tin học 6", "Toán", false)]
    public void A_book_is_of_the_subject_that_its_name_says(string book, string subject, bool isOf) => SubjectsTaught.IsOf(book, subject).ShouldBe(isOf);
}
