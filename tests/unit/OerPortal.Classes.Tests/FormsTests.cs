using System.IO.Compression;
using System.Text;
using OerPortal.TestKit;

namespace OerPortal.Classes.Tests;

/// <summary>Rosters in the forms that schools' programs write.</summary>
public sealed class FormsTests(ClassesApp app)
{
    [Fact]
    public async Task A_workbook_is_read_with_its_days_as_numbers()
    {
        var (school, librarian) = await app.SchoolAsync();
        var sheet = Zip(
            ("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
            ("xl/workbook.xml", """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"""),
            ("xl/worksheets/sheet1.xml", $"""
                <?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1">{Words("STT", "Họ đệm", "Tên", "Ngày sinh", "Lớp")}</row>
                <row r="2"><c><v>1</v></c>{Words("Nguyễn Thị", "Hoa")}<c><v>41700</v></c>{Words("6A")}</row>
                </sheetData></worksheet>
                """));

        await app.PressAsync(librarian, await app.PreviewAsync(librarian, sheet, "lop.xlsx"), "Take");

        var pupil = (await app.PupilsAsync(school)).Single();
        (pupil.Name, pupil.Born).ShouldBe(("Nguyễn Thị Hoa", new DateOnly(2014, 3, 2)));
    }

    [Fact]
    public async Task OneRoster_gives_pupils_of_their_homeroom_with_birth_dates()
    {
        var (school, librarian) = await app.SchoolAsync();
        var roster = Zip(
            ("orgs.csv", "sourcedId,status,name,type\no1,active,Trường,school\n"),
            ("classes.csv", "sourcedId,status,title,classType,schoolSourcedId\nc1,active,6A,homeroom,o1\nc2,active,Toán 6,scheduled,o1\n"),
            ("enrollments.csv", "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,primary\ne1,active,c1,o1,u1,student,\ne2,active,c2,o1,u1,student,\ne3,active,c1,o1,u2,student,\ne4,tobedeleted,c1,o1,u3,student,\n"),
            ("demographics.csv", "sourcedId,status,birthDate\nu1,active,2014-03-02\n"),
            ("users.csv", "sourcedId,status,enabledUser,username,givenName,familyName,middleName,identifier\nu1,active,true,hoa,Hoa,Nguyễn,Thị,HS1\nu2,active,true,an,An,Trần,,HS2\nu3,active,true,x,Ba,Lê,,HS3\n"));

        await app.PressAsync(librarian, await app.PreviewAsync(librarian, roster, "oneroster.zip"), "Take");

        (await app.PupilsAsync(school)).Select(p => (p.Number, p.Name, p.Born)).ShouldBe([("HS1", "Nguyễn Thị Hoa", new DateOnly(2014, 3, 2)), ("HS2", "Trần An", null)]);
        (await app.ClassesAsync(school)).Single().Name.ShouldBe("6A");
    }

    private static string Words(params string[] words) => string.Concat(words.Select(w => $"<c t=\"inlineStr\"><is><t>{w}</t></is></c>"));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text.TrimStart()));
            }
        }

        return bytes.ToArray();
    }
}
