using OerPortal.Cms.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Cms.Tests.Text;

public sealed class OldTextTests
{
    [Theory]
    [InlineData("Gi¸o ¸n ®iÖn tö To¸n 6", "Giáo án điện tử Toán 6")]
    [InlineData("To¸n 6", "Toán 6")]
    [InlineData("§Ò thi häc k× I", "Đề thi học kì I")]
    [InlineData("S¸ch gi¸o khoa Ng÷ v¨n líp 8", "Sách giáo khoa Ngữ văn lớp 8")]
    [InlineData("B¸o c¸o s¬ kÕt n¨m häc", "Báo cáo sơ kết năm học")]
    [InlineData("KÕ ho¹ch bµi d¹y th-íc kÎ", "Kế hoạch bài dạy thước kẻ")]
    [InlineData("GI¸O ¸N §IÖN Tö", "GIÁO ÁN ĐIỆN TỬ")]
    [InlineData("Giaùo aùn ñieän töû", "Giáo án điện tử")]
    [InlineData("Ñeà thi hoïc kì I moân Toaùn", "Đề thi học kì I môn Toán")]
    [InlineData("TRÖÔØNG TIEÅU HOÏC", "TRƯỜNG TIỂU HỌC")]
    [InlineData("Tiáº¿ng Viá»‡t lá»›p 5", "Tiếng Việt lớp 5")]
    [InlineData("Chuyên đề chữ ƣ: Phƣơng pháp", "Chuyên đề chữ ư: Phương pháp")]
    [InlineData("Ðề thi thử Ðại học", "Đề thi thử Đại học")]
    public void An_old_title_is_read(string written, string meant) => OldText.Mend(written).ShouldBe(meant);

    [Fact]
    public void Marks_behind_their_letters_are_todays_text()
    {
        const string text = "Lễ hội cồng chiêng của người Ba Na\nNhững ngày đầu năm ở làng có tiếng trống, tiếng chiêng và điệu múa xoang quanh cây nêu.";
        var reading = OldReading.Of(text.Decomposed());

        reading.IsOld.ShouldBeFalse();
        reading.Mend(text.Decomposed()).ShouldBe(text);
        OldText.Mend("Đề thi học kì I".Decomposed()).ShouldBe("Đề thi học kì I");
    }

    [Theory]
    [InlineData("Đường lên Ngọc Linh")]
    [InlineData("Toàn tập Nam Cao")]
    [InlineData("Hoá học 8")]
    [InlineData("L'été où j'ai grandi")]
    [InlineData("Le Petit Prince à la forêt")]
    [InlineData("Où est la gare ?")]
    [InlineData("Maïs, naïf, Israël, août, poésie, goût")]
    [InlineData("Grüße aus Köln")]
    [InlineData("São João e o coração")]
    [InlineData("El niño y la piña")]
    [InlineData("På sæteren")]
    [InlineData("Íslenska: Það er ekki")]
    [InlineData("Nǐ hǎo, Běijīng")]
    [InlineData("Lực 5 N·m, 3 µm, 20 °C, ½ cốc")]
    [InlineData("a·b = b·a; x² + y³ ≤ ½")]
    [InlineData("© 2024 Nhà xuất bản Giáo dục")]
    [InlineData("Microsoft® Office™")]
    [InlineData("Torque N·m")]
    [InlineData("H'Mông, Xơ Đăng, Giẻ-Triêng, Ba-na, Brâu, Rơ Măm")]
    [InlineData("Hơdrông Bahnar: bŏk, mĕ, ĭnh, ŭnh")]
    [InlineData("数学 6 年")]
    [InlineData("Математика")]
    [InlineData("plain ASCII - title")]
    [InlineData("")]
    public void A_living_title_stays(string title) => OldText.Mend(title).ShouldBe(title);

    [Fact]
    public void A_document_is_judged_as_a_whole_and_read_line_by_line()
    {
        const string Mixed = "Trường THCS Ba Lan\nMôc tiªu: häc sinh biÕt quy ®ång mÉu sè\nlíp 6A\nth-íc kÎ, nh-ng e-mail\nHọc sinh đọc bài";
        var reading = OldReading.Of(Mixed);
        reading.Alphabets.ShouldBe([OldAlphabet.Tcvn3]);
        reading.Mend(Mixed).ShouldBe("Trường THCS Ba Lan\nMục tiêu: học sinh biết quy đồng mẫu số\nlớp 6A\nthước kẻ, nhưng e-mail\nHọc sinh đọc bài");
    }

    [Fact]
    public void The_name_of_a_font_makes_two_words_enough()
    {
        OldReading.Of("líp mét").IsOld.ShouldBeFalse();
        OldReading.Of("häc k× I", [OldAlphabet.Tcvn3]).Mend("häc k× I").ShouldBe("học kì I");
    }

    [Theory]
    [InlineData("Les élèves étaient déjà arrivés là où l'été près de la forêt était né.\nThé, café, où ça ?\nNoël à Besançon, ô mère, très tôt.")]
    [InlineData("Für die Schüler ist schön, größer als früher.\nÄpfel, Öl und Übung. Ich weiß nicht, was das heißt.")]
    [InlineData("double µ = 3.5 µm; // ½ · M × N\nM = 20 N·m, P = 5 N·m, i·n + n·m")]
    [InlineData("Học sinh hoàn toàn hoà thuận, khoá học hoá học, toà nhà")]
    [InlineData("På søndag så vi blåbær på fjellet. Så gå på ski. Må få nå.")]
    public void A_document_in_unicode_stays(string text) => OldReading.Of(text).Mend(text).ShouldBe(text);
}
