"""Rosters from office files through the command line, with and without a running service."""
import csv
import io
import os
import zipfile

from service import Service, check, wait_for

NAME = "测试小区"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(path, rows, merged=()):
    """A minimal .xlsx: strings inline, numbers with the 17 digits that spreadsheets write, None for no cell."""
    def cell(column, row, value):
        place = f"{chr(65 + column)}{row}"
        if isinstance(value, float):
            return f'<c r="{place}"><v>{value:.17g}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'

    lines = "".join(
        f'<row r="{r}">' + "".join(cell(c, r, v) for c, v in enumerate(row) if v is not None) + "</row>"
        for r, row in enumerate(rows, 1))
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    relation = f'<Relationship Id="{{}}" Type="{RELATIONS}/{{}}" Target="{{}}"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", "<Relationships>" + relation.format("a", "officeDocument", "xl/workbook.xml")
                      + "</Relationships>")
        book.writestr("xl/workbook.xml", f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="名册" sheetId="1" '
                      'r:id="s"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", "<Relationships>"
                      + relation.format("s", "worksheet", "worksheets/sheet1.xml") + "</Relationships>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{lines}</sheetData>"
                      f"<mergeCells>{merges}</mergeCells></worksheet>")


OFFICE_ROWS = [
    ["测试小区业主信息表"],
    ["楼栋", "单元", "室号", "建筑面积(㎡)", "业主", "共有人", "用途", "交付状态", "联系电话"],
    ["3号楼", "2单元", 501.0, 89.6, "王建国", "李梅", "住宅", "已交付", 13800000001.0],
    [None, "2单元", 502.0, 80.62, "张　伟", None, "住宅", "已交付", 13800000002.0],
    [None, "1单元", 101.0, 102.0, "张伟", None, "住宅", "已售未交付", 13800000003.0],
    [None, None, "车位12", 12.5, "王建国", None, "地下车位", None, None],
    ["合计", None, None, 284.72, None, None, None, None, None],
]


def made(binary):
    service = Service(binary)
    out = service.run("community", "add", NAME, "--data", str(service.data))
    check(out, "no setup code")
    return service


def imported(service, path, *options, code=0):
    done = service.command("import-roster", str(path), "--community", NAME, "--data", str(service.data), *options)
    check(done.returncode == code, f"{path.name}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def exported(service, *options):
    done = service.command("export-roster", "--community", NAME, "--data", str(service.data), *options)
    check(done.returncode == 0, done.stderr)
    return list(csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"))))


def test_an_office_workbook_is_imported_exported_and_imported_again(binary):
    with made(binary) as service:
        path = service.folder / "office.xlsx"
        workbook(path, OFFICE_ROWS, merged=["A1:I1", "A3:A6"])
        dry = imported(service, path, "--dry-run")
        check("4 units" in dry and "Nothing was written" in dry, dry)
        check(len(exported(service)) == 1, "the dry run wrote something")
        imported(service, path)
        for is_running in (False, True):  # the second time through the service's socket
            if is_running:
                service.start()
            rows = exported(service, "--names")
            got = {row[0]: (row[3], row[6]) for row in rows[1:]}
            check(got == {"3-2-501": ("89.60", "王建国;李梅"), "3-2-502": ("80.62", "张伟"),
                          "3-1-101": ("102.00", "张伟"), "车位12": ("12.50", "王建国")}, got)
            again = service.folder / f"again-{is_running}.xlsx"
            for masked in ((), ("--names",)):
                exported(service, "--format", "xlsx", "--out", str(again), *masked)
                check(os.stat(again).st_mode & 0o777 == 0o600, "others may read the export")
                check("nothing changed" in imported(service, again), "an export changed something")


def test_a_gbk_file_goes_through_the_socket_as_it_is(binary):
    with made(binary) as service:
        path = service.folder / "gbk.csv"
        path.write_bytes("室号;楼栋;面积;产权人\n501;3栋;89.6;张伟\n".encode("gb18030"))
        service.start()
        said = imported(service, path)
        check("GB18030" in said, said)
        check(exported(service, "--names")[1][0] == "3-501", "another unit")


def test_every_problem_is_told_with_its_cell_and_nothing_is_written(binary):
    with made(binary) as service:
        path = service.folder / "bad.xlsx"
        workbook(path, OFFICE_ROWS[:3] + [
            ["3号楼", "2单元", 501.0, 98.6, "王建国", None, "住宅", None, None],
            ["3号楼", "2单元", 503.0, 89.605, "赵倩", None, "花园", None, None],
            ["3号楼", "2单元", 504.0, None, "钱进", None, None, "占用", None],
        ])
        said = imported(service, path, code=1)
        for part in ("row 4, 室号 (C4): unit 3-2-501 is already in row 3 with 89.60 m², here it has 98.60",
                     "row 5, 建筑面积(㎡) (D5): \"89.605000000000004\" is no area",
                     "row 5, 用途 (G5): \"花园\" is no kind", "row 6, 建筑面积(㎡) (D6): there is no area",
                     "row 6, 交付状态 (H6): \"占用\" is no status", "nothing was written"):
            check(part in said, f"not told: {part}\n{said}")
        check(len(exported(service)) == 1, "something was written")


def test_code_cards_are_made_where_they_were_asked_for(binary):
    with made(binary) as service:
        path = service.folder / "office.xlsx"
        workbook(path, OFFICE_ROWS, merged=["A3:A6"])
        imported(service, path)
        service.start()
        cards = service.folder / "cards.html"
        words = ("codes", "--community", NAME, "--format", "html", "--data", str(service.data))
        done = service.command(*words, "--out", str(service.folder / "none" / "cards.html"))
        check(done.returncode == 1, "a file in no folder")
        acts = [act["kind"] for act in wait_for(service.acts, 5, "the record")]
        check("bind_codes_made" not in acts, "codes were made although they could not be written")
        done = service.command(*words, "--out", str(cards))
        check(done.returncode == 0, done.stderr)
        page = cards.read_text()
        check(page.count("<article") == 3 and "张伟" not in page, "not one nameless card for each sold unit")
        pdf = service.command("codes", "--community", NAME, "--format", "pdf", "--data", str(service.data),
                              "--out", str(service.folder / "cards.pdf"))
        check(pdf.returncode == 0 or "--format html" in pdf.stderr, pdf.stderr)
