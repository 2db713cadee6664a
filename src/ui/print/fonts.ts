// Letters for names of every script that we promise: Latin with all its accents, Vietnamese, Cyrillic, Greek, Devanagari,
// Arabic, Hebrew, Thai, Chinese, Japanese and Korean. A browser fetches only the part of a family that holds a letter which
// its own fonts lack, so that on most machines nothing is fetched; on a bare Linux names are never boxes, nor on paper.
// Loaded after the first page stands (see main.tsx): the list of parts alone is 200 KB.
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/noto-sans-hebrew/wght.css';
import '@fontsource-variable/noto-sans-thai/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-sans-kr/wght.css';
